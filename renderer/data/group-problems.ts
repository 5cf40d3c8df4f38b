import type { RecordValues } from '../../shared/records/define';
import type { GroupQuestions, GroupRule } from '../../shared/rules/group-rules';
import type { Problem } from './api';
import type { TypeIndex } from './index/type-index';
import { describeContext, type OpenVault } from './open-vault';
import { pause } from './session-deps';

/** Rows looked at between two turns; a keystroke waits no longer than that takes. */
const AT_ONCE = 5_000;

interface Member {
  readonly row: number;
  readonly values: RecordValues;
}

/** What rules say of records of one type that belong together, such as a branch's reviews of a year. */
export async function groupProblems(
  vault: OpenVault,
  index: TypeIndex,
  rules: readonly GroupRule[],
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const ask = questionsOf(vault);
  for (const rule of rules.filter(({ type }) => type === index.type.name)) {
    for (const members of (await groupsOf(vault, index, rule)).values()) {
      const values = members.map((member) => member.values);
      for (const { at, finding } of rule.check(values, ask)) {
        const row = members[at]?.row;
        if (row === undefined) continue;
        problems.push({ ...finding, id: index.idAt(row), type: index.type.name, title: index.titleAt(row) });
      }
    }
  }
  return problems;
}

async function groupsOf(
  vault: OpenVault,
  index: TypeIndex,
  rule: GroupRule,
): Promise<ReadonlyMap<string, readonly Member[]>> {
  const groups = new Map<string, Member[]>();
  for (let row = 0; row < index.size; row++) {
    if (row % AT_ONCE === AT_ONCE - 1) await pause(vault.deps);
    if (!index.isLive(row)) continue;
    const values = Object.fromEntries(rule.reads.map((key) => [key, index.cell(key, row) ?? null]));
    const group = rule.groupOf(values);
    if (group === undefined) continue;
    const members = groups.get(group) ?? [];
    members.push({ row, values });
    groups.set(group, members);
  }
  return groups;
}

function questionsOf(vault: OpenVault): GroupQuestions {
  return {
    today: describeContext(vault).today,
    fieldOf: (id, field) => {
      const found = vault.index.find(id);
      return found?.index.isLive(found.row) === true ? found.index.cell(field, found.row) : undefined;
    },
  };
}
