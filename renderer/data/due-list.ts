import type { DueRow, QuerySpec } from './api';
import { runQuery } from './index/query';
import type { TypeIndex } from './index/type-index';
import { describeContext, type OpenVault } from './open-vault';

/** What is overdue and what comes within the week, by type; each number is that of the list to which it leads. */
export function dueListOf(vault: OpenVault, branch: string | null): readonly DueRow[] {
  const { today } = describeContext(vault);
  const count = (index: TypeIndex, only: NonNullable<QuerySpec['only']>) => {
    const spec = { type: index.type.name, branch, filters: {}, sort: [], columns: [], only };
    return runQuery(vault.index, index, spec, { today }).length;
  };
  return vault.index
    .all()
    .flatMap((index): DueRow[] => {
      const { due, name, label, fields } = index.type;
      if (due === undefined) return [];
      const row = { overdue: count(index, 'overdue'), soon: count(index, 'due-soon') };
      const date = fields[due.date]?.label ?? '';
      return row.overdue + row.soon === 0 ? [] : [{ type: name, label, date, ...row }];
    })
    .sort((a, b) => b.overdue - a.overdue || b.soon - a.soon);
}
