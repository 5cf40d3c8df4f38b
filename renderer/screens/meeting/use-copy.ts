import type { Json } from '../../../shared/kernel/json';
import type { RecordValues } from '../../../shared/records/define';
import { meeting } from '../../../shared/records/meeting';
import { copiedMeeting } from '../../../shared/rules/meeting-copy';
import { isEmptyValue, textOf } from '../../../shared/rules/values';
import { useData } from '../../app/data-context';
import { useNavigation } from '../../app/navigation';
import { tell, tellError } from '../../app/notify';
import type { QuerySpec } from '../../data/api';
import { newElementId } from '../../fields/list/element-id';
import type { RecordForm } from '../../records/form/use-record-form';

interface Copy {
  readonly label: string;
  readonly run: () => void;
}

/** A meeting that is begun takes what is empty from the last of its kind; one that was held begins the next. */
export function useCopy(form: RecordForm, id: string | null): Copy {
  const data = useData();
  const navigation = useNavigation();
  const { values, changeMany } = form;

  const copyLast = async () => {
    const [kind, branch] = [textOf(values, 'kind'), textOf(values, 'branchId')];
    if (kind === undefined || branch === undefined) return tell('先选定会议类型和召开单位，再照上次会议填写');
    const asked = await data.query(lastOf(kind, branch, textOf(values, 'date')));
    if (!asked.ok) return tellError(asked.error);
    const last = asked.value.first.find((row) => row.id !== id);
    const answer = last === undefined ? null : await data.get({ id: last.id });
    if (answer !== null && !answer.ok) return tellError(answer.error);
    if (last === undefined || answer === null || answer.value === null)
      return tell('这个单位还没有更早的同类会议');
    changeMany(whereEmpty(values, copiedMeeting(answer.value.values, newElementId)));
    tell(`已照“${last.title}”填写空着的栏目`);
  };

  if (id === null || isBlank(values)) return { label: '照上次', run: () => void copyLast() };
  return { label: '照此再开', run: () => navigation.go({ screen: 'meeting', id: null, copyOf: id }) };
}

/** Nothing was minuted yet. */
const isBlank = (values: RecordValues): boolean =>
  ['agenda', 'speeches', 'votes', 'resolutions', 'content'].every((key) => isEmptyValue(values[key]));

/** Meetings of a kind of one branch before a day, the last first. */
function lastOf(kind: string, branch: string, date: string | undefined): QuerySpec {
  return {
    type: meeting.name,
    branch,
    filters: {
      kind: { kind: 'in', values: [kind] },
      branchId: { kind: 'in', values: [branch] },
      ...(date === undefined ? {} : { date: { kind: 'between', from: null, to: date } }),
    },
    sort: [{ field: 'date', descending: true }],
    columns: ['date'],
  };
}

const whereEmpty = (values: RecordValues, copied: RecordValues): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    Object.entries(copied).flatMap(([key, value]) =>
      isEmptyValue(values[key]) && value !== undefined ? [[key, value]] : [],
    ),
  );
