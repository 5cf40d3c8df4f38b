import { describe, expect, test } from 'vitest';
import { choiceGroups, readQuery } from '../../../../renderer/app/palette-choices';
import { COMMANDS } from '../../../../renderer/commands/registry';
import type { SearchGroup } from '../../../../renderer/data/api';

const found: readonly SearchGroup[] = [
  {
    type: 'member',
    label: '党员',
    total: 12,
    hits: [{ id: 'm1', title: '赵一', detail: '', branch: '河口村党支部' }],
  },
];

const labels = (text: string, groups: readonly SearchGroup[] = found) =>
  choiceGroups(text, groups, COMMANDS).map(({ label }) => label);

describe('what the palette offers', () => {
  test('before anything is typed, the commands', () => {
    expect(labels('')).toEqual(['操作']);
  });

  test('records first, with how many there are in all, then the commands that fit', () => {
    expect(labels('保')).toEqual(['党员 12 条，显示前 1 条', '操作']);
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
    const [group] = choiceGroups('>sd', [], COMMANDS);
    expect(group?.choices.map(({ key }) => key)).toEqual(['command:lock-vault']);
  });
});
