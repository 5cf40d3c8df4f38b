import type { Command } from '../commands/define';
import { findCommands } from '../commands/registry';
import type { FileHit, FileHits, SearchGroup } from '../data/api';

/** One line of the palette that can be chosen. */
export type Choice =
  | {
      readonly kind: 'record';
      readonly key: string;
      readonly hit: SearchGroup['hits'][number];
      readonly type: string;
    }
  | { readonly kind: 'file'; readonly key: string; readonly hit: FileHit }
  | { readonly kind: 'command'; readonly key: string; readonly command: Command };

export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** Commands shown below records, so that they never push a record out of sight. */
const COMMANDS_BESIDE_RECORDS = 5;

/** Splits what was typed: a leading `>` looks in commands only. */
export function readQuery(text: string): { readonly words: string; readonly commandsOnly: boolean } {
  const commandsOnly = /^\s*[>》]/.test(text);
  return { words: commandsOnly ? text.replace(/^\s*[>》]\s*/, '') : text.trim(), commandsOnly };
}

/** What a search has found. */
export interface Found {
  readonly records: readonly SearchGroup[];
  readonly files: FileHits;
}

export const NOTHING_FOUND: Found = { records: [], files: { total: 0, hits: [], waiting: 0 } };

/** The lines of the palette: records grouped by type as found, then files by the words in them, then commands. */
export function choiceGroups(
  text: string,
  found: Found,
  commands: readonly Command[],
): readonly ChoiceGroup[] {
  const { words, commandsOnly } = readQuery(text);
  const records =
    commandsOnly || words === '' ? [] : [...found.records.map(recordGroup), ...fileGroup(found.files)];
  const fitting = findCommands(commands, words);
  const shown = records.length > 0 ? fitting.slice(0, COMMANDS_BESIDE_RECORDS) : fitting;
  const choices = shown.map(
    (command): Choice => ({ kind: 'command', key: `command:${command.id}`, command }),
  );
  return choices.length > 0 ? [...records, { label: '操作', choices }] : records;
}

const moreOf = (total: number, shown: number, unit: string): string =>
  total > shown ? `，显示前 ${shown} ${unit}` : '';

function fileGroup({ total, hits }: FileHits): readonly ChoiceGroup[] {
  if (total === 0) return [];
  const choices = hits.map((hit): Choice => ({ kind: 'file', key: `file:${hit.id}:${hit.blob}`, hit }));
  return [{ label: `文件内容 ${total} 个文件${moreOf(total, hits.length, '个')}`, choices }];
}

function recordGroup({ type, label, total, hits }: SearchGroup): ChoiceGroup {
  const more = moreOf(total, hits.length, '条');
  return {
    label: `${label} ${total} 条${more}`,
    choices: hits.map((hit) => ({ kind: 'record', key: `record:${hit.id}`, hit, type })),
  };
}
