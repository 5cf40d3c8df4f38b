import { describe, expect, test } from 'vitest';
import { choiceGroups, type Found, NOTHING_FOUND, readQuery } from '../../../../renderer/app/palette-choices';
import { COMMANDS } from '../../../../renderer/commands/registry';
import type { FileHits, SearchGroup } from '../../../../renderer/data/api';

const records: readonly SearchGroup[] = [
  {
    type: 'member',
    label: '党员',
    total: 12,
    hits: [{ id: 'm1', title: '赵一', detail: '', branch: '河口村党支部' }],
  },
];

const found: Found = { ...NOTHING_FOUND, records };

const labels = (text: string, all: Found = found) =>
  choiceGroups(text, all, COMMANDS).map(({ label }) => label);

describe('what the palette offers', () => {
  test('before anything is typed, the commands', () => {
    expect(labels('')).toEqual(['操作']);
  });

  test('records first, with how many there are in all, then the commands that fit', () => {
    expect(labels('保')).toEqual(['党员 12 条，显示前 1 条', '操作']);
  });

  test('files by the words in them after the records, each record that holds one apart', () => {
    const hit = { id: 'd1', type: 'document', title: '讲话', branch: '', blob: 'b', name: '讲话.docx' };
    const files: FileHits = {
      total: 9,
      waiting: 0,
      hits: [
        { ...hit, around: ['', '保证', ''] },
        { ...hit, id: 'd2', around: ['', '保证', ''] },
      ],
    };
    const groups = choiceGroups('保', { records, files }, COMMANDS);
    expect(groups.map(({ label }) => label)).toEqual([
      '党员 12 条，显示前 1 条',
      '文件内容 9 个文件，显示前 2 个',
      '操作',
    ]);
    expect(groups[1]?.choices.map(({ key }) => key)).toEqual(['file:d1:b', 'file:d2:b']);
    expect(labels('>保', { records, files })).toEqual(['操作']);
  });

  test('no group of commands when none fits', () => {
    expect(labels('赵一')).toEqual(['党员 12 条，显示前 1 条']);
  });

  test('after a > only commands, also with the Chinese sign', () => {
    expect(readQuery('> 锁')).toEqual({ words: '锁', commandsOnly: true });
    expect(readQuery('》锁').commandsOnly).toBe(true);
    expect(labels('>保')).toEqual(['操作']);
  });

  test('commands are found by pinyin initials', () => {
    const [group] = choiceGroups('>sd', NOTHING_FOUND, COMMANDS);
    expect(group?.choices.map(({ key }) => key)).toEqual(['command:lock-vault']);
  });
});
