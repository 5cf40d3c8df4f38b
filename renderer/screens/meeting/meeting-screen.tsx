import { Loader } from '@mantine/core';
import { useMemo } from 'react';
import type { Json } from '../../../shared/kernel/json';
import type { RecordValues } from '../../../shared/records/define';
import { meeting } from '../../../shared/records/meeting';
import { copiedMeeting, nextMeetingDay } from '../../../shared/rules/meeting-copy';
import { isEmptyValue, textOf } from '../../../shared/rules/values';
import { useBranch } from '../../app/branch';
import { useSession } from '../../app/data-context';
import { useNavigation } from '../../app/navigation';
import type { ScreenProps } from '../../app/routes';
import { newElementId } from '../../fields/list/element-id';
import { localToday } from '../../fields/today';
import { type OwnPage, RecordPanel } from '../../records/form/record-panel';
import { useRecord } from '../../records/form/use-record';
import { MinutesPage } from './minutes';
import { usePrintMinutes } from './use-print-minutes';

/** Without these nobody finds the meeting again: from then on it is a record, before that a draft. */
const NEEDED = ['title', 'kind', 'branchId', 'date'] as const;

/** One meeting: its minutes while it runs, every field, the signed page, the history. */
export function MeetingScreen({ route }: ScreenProps<'meeting'>) {
  const navigation = useNavigation();
  const session = useSession();
  const { branch } = useBranch();
  const print = usePrintMinutes();
  const model = useRecord(route.copyOf ?? null);
  const { id } = route;

  const initial = useMemo(
    () => ({
      date: localToday(),
      recorder: session.user.name,
      ...(branch === null ? {} : { [meeting.branch]: branch }),
      ...(model.details === null ? {} : nextOf(model.details.values)),
      ...route.initial,
    }),
    [branch, session.user.name, model.details, route.initial],
  );
  const own = useMemo<OwnPage>(
    () => ({
      label: '会议记录',
      savesItself: (values) => NEEDED.every((key) => !isEmptyValue(values[key])),
      waiting: '填好会议类型、单位、日期和名称后自动保存；现在存为草稿',
      render: (page) => <MinutesPage {...page} id={id} />,
      print,
    }),
    [id, print],
  );

  const isWaiting = route.copyOf !== undefined && id === null && model.details === null && !model.gone;
  if (isWaiting) return <Loader size="sm" m="xl" aria-label="正在载入" />;
  return (
    <RecordPanel
      type={meeting}
      id={id}
      initial={initial}
      draft={route.draft ?? null}
      attachment={route.attachment}
      revealed={false}
      focus
      place={null}
      own={own}
      onSaved={(saved) => {
        if (id === null) navigation.replace({ screen: 'meeting', id: saved });
      }}
      onClose={() =>
        navigation.canGoBack ? navigation.back() : navigation.go({ screen: 'records', type: meeting.name })
      }
      onFull={null}
    />
  );
}

/** What the next meeting after the model of another starts with. */
function nextOf(earlier: RecordValues): Readonly<Record<string, Json>> {
  const date = nextMeetingDay(textOf(earlier, 'date') ?? '', localToday());
  const copied = Object.entries(copiedMeeting(earlier, newElementId)).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return { ...Object.fromEntries(copied), date, status: date > localToday() ? 'planned' : 'held' };
}
