import type { Json } from '../../../shared/kernel/json';
import { labelOf } from '../../../shared/records/codes';
import type { FieldDefinitions } from '../../../shared/records/define';
import { inlineList } from '../../../shared/records/inline-codes';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { textOf } from '../../../shared/rules/values';
import { isCountedResult } from '../../../shared/rules/village-matter-refusal';
import {
  FOURTH_MEETINGS,
  hasTownship,
  MATTER_STEPS,
  type MatterStep,
} from '../../../shared/rules/village-matter-steps';
import { useData } from '../../app/data-context';
import { useCall } from '../../app/use-call';
import type { MatterCard, MatterNext } from '../../data/api';
import { type DialogValues, FieldsDialog } from '../../fields/fields-dialog';
import { localToday } from '../../fields/today';

interface StepDialogProps {
  readonly card: MatterCard;
  readonly next: MatterNext;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const { meeting, 'village-matter': matter } = RECORD_TYPES;
const { of } = matter.fields.steps;
const { of: vote } = meeting.fields.votes;

/** What the form of a step asks; a meeting that is not voted asks for no votes. */
function askedOf(step: MatterStep): FieldDefinitions {
  const township: FieldDefinitions = hasTownship(step)
    ? { townAttendees: { ...of.townAttendees, required: true } }
    : {};
  if (step.meeting === undefined)
    return {
      date: { ...of.date, label: '公开日期' },
      publicPlace: { ...of.publicPlace, required: true },
      publicTo: of.publicTo,
      ...(step.code === '6' ? { outcome: { ...matter.fields.result, required: true } } : {}),
      supervision: of.supervision,
      ...township,
    };
  return {
    date: of.date,
    ...(step.code === '4'
      ? { form: { kind: 'code', label: '会议形式', codes: FOURTH_MEETINGS, required: true } as const }
      : {}),
    place: meeting.fields.place,
    host: meeting.fields.host,
    recorder: meeting.fields.recorder,
    ...(step.procedure === undefined
      ? { due: of.due, present: of.present }
      : {
          due: { ...meeting.fields.votersDue, required: true },
          present: { ...meeting.fields.votersPresent, required: true },
          yes: { ...vote.yes, required: true },
          no: vote.no,
          abstain: vote.abstain,
        }),
    result: { ...of.result, required: true },
    ...township,
    content: { ...of.content, label: '议定内容' },
  };
}

/** Ballots are asked for only with a result that comes out of them. */
const asks = (key: string, values: DialogValues): boolean =>
  !['yes', 'no', 'abstain'].includes(key) || isCountedResult(textOf(values, 'result'));

/** Records the next step; its meeting or disclosure is made with it and linked. */
export function StepDialog({ card, next, onDone, onClose }: StepDialogProps) {
  const data = useData();
  const call = useCall();
  const step = MATTER_STEPS.find(({ code }) => code === next.step);
  if (step === undefined) return null;
  const save = async (values: DialogValues) => {
    const typed = Object.fromEntries(Object.entries(values).filter(([key]) => asks(key, values)));
    const done = await call.run(() => data.recordMatterStep({ id: card.id, step: next.step, typed }));
    if (done !== null) onDone();
  };
  const fields = askedOf(step);
  const started: Readonly<Record<string, Json>> = Object.fromEntries(
    Object.entries(next.values).flatMap(([key, value]) =>
      value === undefined || value === '' || !Object.hasOwn(fields, key) ? [] : [[key, value] as const],
    ),
  );
  const form = inlineList(FOURTH_MEETINGS)?.entries[0]?.code;
  return (
    <FieldsDialog
      title={`${card.matter}：${labelOf('matter-step', next.step)}`}
      note={
        step.meeting === undefined
          ? '保存后在公开栏建好一条记录，并关联到这件事项。'
          : '保存后建好这次会议的记录，并关联到这件事项；发言、签到等打开会议记录再补。'
      }
      fields={fields}
      asks={asks}
      values={{
        date: localToday(),
        ...(step.meeting === undefined ? { publicPlace: '村务公开栏' } : { result: 'passed' }),
        ...(step.code === '4' && form !== undefined ? { form } : {}),
        ...started,
      }}
      submit="登记"
      busy={call.busy}
      error={call.error}
      onSave={(values) => void save(values)}
      onClose={onClose}
    />
  );
}
