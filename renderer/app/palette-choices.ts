import type { Command } from '../commands/define';
import { findCommands } from '../commands/registry';
import type { SearchGroup } from '../data/api';

/** One line of the palette that can be chosen. */
export type Choice =
  | {
      readonly kind: 'record';
      readonly key: string;
      readonly hit: SearchGroup['hits'][number];
      readonly type: string;
    }
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

/** The lines of the palette: records grouped by type as found, then commands. */
export function choiceGroups(
  text: string,
  found: readonly SearchGroup[],
  commands: readonly Command[],
): readonly ChoiceGroup[] {
  const { words, commandsOnly } = readQuery(text);
  const records = commandsOnly || words === '' ? [] : found.map(recordGroup);
  const fitting = findCommands(commands, words);
  const shown = records.length > 0 ? fitting.slice(0, COMMANDS_BESIDE_RECORDS) : fitting;
  const choices = shown.map(
    (command): Choice => ({ kind: 'command', key: `command:${command.id}`, command }),
  );
  return choices.length > 0 ? [...records, { label: '操作', choices }] : records;
}

function recordGroup({ type, label, total, hits }: SearchGroup): ChoiceGroup {
  const more = total > hits.length ? `，显示前 ${hits.length} 条` : '';
  return {
    label: `${label} ${total} 条${more}`,
    choices: hits.map((hit) => ({ kind: 'record', key: `record:${hit.id}`, hit, type })),
  };
}
