import { recordType } from '../../../shared/records/registry';
import { ratingTable } from '../../../shared/rules/rating-table';
import { bridge } from '../../app/bridge';
import { useData, useSession } from '../../app/data-context';
import { tell, tellError } from '../../app/notify';
import { saveBytes } from '../../app/save-bytes';
import { type Call, useCall } from '../../app/use-call';
import type { RatingResult } from '../../data/api';
import { localToday } from '../../fields/today';
import { listSheet } from '../../print/list-sheet';
import { useUndoToast } from '../../records/use-removal';

export interface ResultActs {
  readonly call: Call;
  write(withGrades: boolean): Promise<void>;
  exportExcel(): void;
  print(): void;
}

/** What can be done with a result: into the records, onto paper, into Excel. */
export function useResultActs(id: string, result: RatingResult): ResultActs {
  const data = useData();
  const { unit } = useSession();
  const call = useCall();
  const toast = useUndoToast();
  const title = `${result.year}年${result.title.replace(/办法$/, '')}结果`;

  const write = async (withGrades: boolean) => {
    const answer = await call.run(() => data.ratingWrite({ round: id, withGrades }));
    if (answer === null) return;
    const label = recordType(result.writesTo).label;
    if (answer.value.act === '') tell(`${label}记录与结果一致，没有要写入的`);
    else toast(`已写入 ${answer.value.ids.length} 条${label}记录`);
  };

  const exportExcel = async () => {
    const answer = await call.run(() => data.ratingExcel({ round: id }));
    if (answer === null) return;
    const name = await saveBytes(`${title}.xlsx`, 'Excel 工作簿', 'xlsx', answer.value);
    if (name !== null) tell(`已导出到 ${name}`);
  };

  const print = async () => {
    const { headings, rows } = ratingTable(result, result.target, new Map(Object.entries(result.earlier)));
    const html = listSheet({
      title,
      place: unit.name,
      headings,
      rows,
      date: localToday(),
      note: result.rule.slice(0, 2).join('；'),
    });
    const printed = await bridge().program.print({ html, landscape: true, toPdf: null });
    if (!printed.ok) tellError(printed.error);
  };

  return { call, write, exportExcel: () => void exportExcel(), print: () => void print() };
}
