import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import type { StatisticsApi, StatisticsAsked, StatisticsTable } from '../api-statistics';
import { sheetWriter, writeOptions } from '../export';
import { describeContext, type OpenVault } from '../open-vault';
import type { OutCell, OutSheet } from '../spreadsheet/sheet-writer';
import { tableOf } from './tables';

/** Names of the methods; the compiler holds them against the interface. */
export const STATISTICS_METHODS: Readonly<Record<keyof StatisticsApi, true>> = {
  statistics: true,
  statisticsExcel: true,
};

/** Statistics as the window asks for them. */
export function createStatistics(vault: OpenVault): StatisticsApi {
  const find = (asked: StatisticsAsked): Result<StatisticsTable> => {
    const table = tableOf(vault.index, asked, describeContext(vault).today, vault.facts.unit.name);
    return table === undefined ? err(appError('view.no-such-table')) : ok(table);
  };
  return {
    statistics: async (asked) => find(asked),
    statisticsExcel: async (asked) => {
      const table = find(asked);
      if (!table.ok) return table;
      const { writeSheets } = await sheetWriter();
      return ok(await writeSheets([statisticsSheet(table.value)], writeOptions(vault)));
    },
  };
}

/** The table as a sheet: what it is of above it, how it is counted below. */
function statisticsSheet({
  title,
  place,
  period,
  corner,
  columns,
  rows,
  total,
  undated,
  notes,
  asOf,
}: StatisticsTable): OutSheet {
  const line = ({ label, figures }: (typeof rows)[number]): readonly OutCell[] => [
    label,
    ...figures.map(({ value, text }): OutCell => {
      // Percent stays text with its sign; all else is a number that can be added up.
      return value === null || text.endsWith('%') ? text : Number(text);
    }),
  ];
  const below = undated === 0 ? notes : [`另有 ${undated} 条日期不全，没有计入。`, ...notes];
  const blank = columns.map((): OutCell => null);
  return {
    name: corner,
    titles: [title, `${place}　${period}（${asOf} 统计）`],
    columns: [
      { heading: corner, width: 30 },
      ...columns.map(({ label, unit }) => ({
        heading: unit === '' ? label : `${label}（${unit}）`,
        width: 14,
        numeric: true,
      })),
    ],
    rows: [
      ...rows.map(line),
      line(total),
      ...below.map((note): readonly OutCell[] => [`注：${note}`, ...blank]),
    ],
  };
}
