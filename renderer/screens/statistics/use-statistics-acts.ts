import { TOTAL_ROW } from '../../../shared/rules/statistics/subject';
import { useData } from '../../app/data-context';
import { useNavigation } from '../../app/navigation';
import { tell } from '../../app/notify';
import { saveBytes } from '../../app/save-bytes';
import { useCall } from '../../app/use-call';
import type { Bars } from '../../charts/bar-layout';
import { barPicture } from '../../charts/bar-picture';
import type { StatisticsAsked, StatisticsRow, StatisticsTable } from '../../data/api';
import type { Chosen } from './use-chosen';

const FULL = 10_000;

/** What can be done with a table: into Excel, into a picture, to the records behind a number. */
export function useStatisticsActs(chosen: Chosen, asked: StatisticsAsked, table: StatisticsTable | null) {
  const data = useData();
  const { go } = useNavigation();
  const call = useCall();
  const name = table === null ? '' : `${table.place}${table.period}${table.title}`;

  /** Leads to the list of exactly the records that a number is made of. */
  const openCell = (row: string | null, figure: string, label: string) =>
    go({ screen: 'records', type: chosen.subject.type, counted: { cell: { ...asked, row, figure }, label } });
  const open = (row: StatisticsRow, figure: string) => {
    const column = table?.columns.find(({ id }) => id === figure)?.label ?? '';
    const where = row.key === TOTAL_ROW ? '合计' : row.label;
    openCell(row.key, figure, `${table?.title ?? ''}：${where}，${column}，${table?.period ?? ''}`);
  };
  const openUndated = () =>
    openCell(null, chosen.figure.id, `${table?.title ?? ''}：日期不全，${table?.period ?? ''}`);

  const saveExcel = async () => {
    const made = await call.run(() => data.statisticsExcel(asked));
    if (made === null) return;
    const saved = await saveBytes(`${name}.xlsx`, 'Excel 表格', 'xlsx', made.value);
    if (saved !== null) tell(`已保存 ${saved}`);
  };

  const bars = table === null ? null : barsOf(chosen, table, open);
  const savePicture = async () => {
    if (table === null || bars === null) return;
    const picture = await barPicture(bars, {
      subtitle: `${table.place}　${table.period}`,
      foot: `${table.asOf} 统计`,
    });
    if (picture === null) return tell('图太大，存不成图片。请换一个分组，或者导出 Excel。');
    const saved = await saveBytes(`${name}.png`, '图片', 'png', picture);
    if (saved !== null) tell(`已保存 ${saved}`);
  };

  return {
    bars,
    open,
    openUndated,
    busy: call.busy,
    error: call.error,
    saveExcel: () => void saveExcel(),
    savePicture: () => void savePicture().catch(() => tell('图片没有存成，请再试一次。')),
  };
}

/** One bar a row, of the figure that was chosen. */
function barsOf(
  { figure }: Chosen,
  table: StatisticsTable,
  open: (row: StatisticsRow, figure: string) => void,
): Bars {
  const at = table.columns.findIndex(({ id }) => id === figure.id);
  const column = table.columns[at];
  const unit = column === undefined || column.unit === '' ? '' : `（${column.unit}）`;
  return {
    title: `${table.title}：${column?.label ?? ''}${unit}`,
    bars: table.rows.map((row) => {
      const { value, text } = row.figures[at] ?? { value: null, text: '—' };
      return {
        key: row.key,
        label: row.label,
        value: value ?? 0,
        text,
        ...(value === null || value === 0 ? {} : { open: () => open(row, figure.id) }),
      };
    }),
    ...(figure.kind === 'rate' || figure.kind === 'coverage' ? { most: FULL } : {}),
  };
}
