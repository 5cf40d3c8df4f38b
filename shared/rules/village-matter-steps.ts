import type { Json } from '../kernel/json';
import { codeFrom, labelOf } from '../records/codes';
import type { RecordValues } from '../records/define';
import { inlineCodes } from '../records/inline-codes';
import { elementsOf as storedElements } from '../records/list-cell';
import { earliestDay, readPartialDate } from './partial-date';
import { elementsOf, isEmptyValue, textOf } from './values';
import { passingRule } from './village-matter-rules';

/**
 * The six steps of a major village matter (四议两公开), each with the record that proves it: a meeting for the four
 * that decide, an entry of the disclosure board for the two that make public. Order and forms are those of the
 * registration form of the working method; the third and the fourth are voted by their own procedures.
 */
export interface MatterStep {
  readonly code: string;
  /** Kind of the meeting that takes it; absent: it is a disclosure. */
  readonly meeting?: string;
  readonly procedure?: string;
  /** What is done with the matter, for the title of the record. */
  readonly verb: string;
}

export const MATTER_STEPS: readonly MatterStep[] = [
  { code: '1', meeting: 'branch-committee', verb: '提议' },
  { code: '2', meeting: 'village-committees', verb: '商议' },
  { code: '3', meeting: 'member-assembly', procedure: 'village-assembly', verb: '审议' },
  { code: '4', meeting: 'village-representatives', procedure: 'village-representatives', verb: '决议' },
  { code: '5', verb: '决议公开' },
  { code: '6', verb: '实施结果公开' },
];

/** From here on somebody of the township is there, and signs. */
const FIRST_WITH_TOWNSHIP = 3;

const VILLAGERS: readonly string[] = ['villagers', 'villagers-households'];
/** Meetings that can take the fourth step, as they are chosen. */
export const FOURTH_MEETINGS = inlineCodes(
  ['village-representatives', ...VILLAGERS].map((procedure) => labelOf('voting-procedure', procedure)),
);

/** One step as it stands. */
export interface StepStanding {
  readonly code: string;
  readonly label: string;
  /** Day of the last time it was taken; null: it was not. */
  readonly date: string | null;
  /** Whether the next one may follow. */
  readonly isDone: boolean;
  /** Result of the vote, in words; empty: none, or nothing was voted. */
  readonly result: string;
  /** The record that proves it. */
  readonly record: { readonly type: 'meeting' | 'disclosure' | 'public-notice'; readonly id: string } | null;
}

/** Which steps are there, in their order. */
export function matterSteps(values: RecordValues): readonly StepStanding[] {
  const taken = elementsOf(values, 'steps');
  return MATTER_STEPS.map(({ code, meeting }) => {
    const last = taken.filter((step) => textOf(step, 'step') === code).at(-1);
    const result = textOf(last ?? {}, 'result');
    return {
      code,
      label: labelOf('matter-step', code),
      date: last === undefined ? null : (textOf(last, 'date') ?? ''),
      isDone: last !== undefined && (meeting === undefined || result === 'passed'),
      result: result === undefined ? '' : labelOf('vote-result', result),
      record: last === undefined ? null : recordOf(last),
    };
  });
}

function recordOf(step: RecordValues): StepStanding['record'] {
  const links = { meeting: 'meetingId', disclosure: 'disclosureId', 'public-notice': 'noticeId' } as const;
  for (const type of ['meeting', 'disclosure', 'public-notice'] as const) {
    const id = textOf(step, links[type]);
    if (id !== undefined) return { type, id };
  }
  return null;
}

/** The step that is to be taken next; undefined: all are, or the matter has come to its end otherwise. */
export function nextMatterStep(values: RecordValues): MatterStep | undefined {
  if (textOf(values, 'state') === 'stopped') return undefined;
  const open = matterSteps(values).find(({ isDone }) => !isDone);
  return MATTER_STEPS.find(({ code }) => code === open?.code);
}

/** Why a step can't be recorded as it was typed, in words; undefined: it can. */
export function matterStepRefusal(
  values: RecordValues,
  code: string,
  typed: RecordValues,
  today: string,
): string | undefined {
  const next = nextMatterStep(values);
  if (next === undefined) return '六个步骤都已登记，或者事项已终止，没有要登记的步骤。';
  if (next.code !== code)
    return `下一步是“${labelOf('matter-step', next.code)}”，不是“${labelOf('matter-step', code)}”。`;
  return (
    dateRefusal(values, code, textOf(typed, 'date') ?? '', today) ?? voteRefusal(values, next, typed, today)
  );
}

function dateRefusal(values: RecordValues, code: string, date: string, today: string): string | undefined {
  if (readPartialDate(date)?.day === undefined) return '请填写完整的日期，如 2026-03-05。';
  if (date > today) return `日期 ${date} 晚于今天，还没有办的步骤不能登记。`;
  const before = matterSteps(values)
    .filter((step) => step.code < code && step.date !== null)
    .at(-1);
  const earliest = earliestDay(before?.date ?? textOf(values, 'proposedAt') ?? '');
  if (earliest === undefined || date >= earliest) return undefined;
  return before === undefined
    ? `日期 ${date} 早于动议日期 ${earliest}。请核对。`
    : `日期 ${date} 早于上一步“${before.label}”的 ${earliest}，步骤不能倒着走。请核对；上一步日期填错的，打开事项改正。`;
}

/** A vote that its procedure does not let pass can't be recorded as passed (V12). */
function voteRefusal(
  values: RecordValues,
  { code }: MatterStep,
  typed: RecordValues,
  today: string,
): string | undefined {
  const only = { ...values, steps: [stepElement(code, typed, null, '')] };
  return passingRule(only, { today })[0]?.message;
}

/** The record that proves a step, with what is known already. To be called when nothing refuses it. */
export function matterStepRecord(
  values: RecordValues,
  step: MatterStep,
  typed: RecordValues,
  newId: () => string,
): { readonly type: 'meeting' | 'disclosure'; readonly values: RecordValues } {
  const [matter, content] = [textOf(values, 'matter') ?? '', textOf(values, 'content')];
  const common = { branchId: values.branchId };
  if (step.meeting === undefined)
    return {
      type: 'disclosure',
      values: {
        ...common,
        topic: `“${matter}”${step.verb}`,
        kind: 'village',
        frequency: 'anytime',
        postAt: typed.date,
        place: typed.publicPlace,
        removedAt: typed.publicTo,
        content: textOf(typed, 'outcome') ?? content,
        auditedBy: values.supervisor,
        feedback: typed.supervision,
      },
    };
  const procedure = procedureOf(step, typed);
  const vote = {
    id: newId(),
    item: 1,
    subject: matter,
    ...(procedure === undefined ? {} : { procedure }),
    ...given(typed, {
      due: 'due',
      present: 'present',
      yes: 'yes',
      no: 'no',
      abstain: 'abstain',
      result: 'result',
    }),
  };
  return {
    type: 'meeting',
    values: {
      ...common,
      title: `${labelOf('meeting-kind', meetingKind(step, typed))}：${step.verb}“${matter}”`,
      kind: meetingKind(step, typed),
      date: typed.date,
      status: 'held',
      ...given(typed, {
        place: 'place',
        host: 'host',
        recorder: 'recorder',
        due: 'dueCount',
        present: 'presentCount',
      }),
      guestsText: typed.townAttendees,
      agenda: [
        {
          id: newId(),
          no: 1,
          subject: `${step.verb}“${matter}”`,
          ...(content === undefined ? {} : { content }),
        },
      ],
      // Without a procedure a vote can't be judged, and the first two steps are not voted.
      ...(procedure === undefined ? {} : { votes: [vote] }),
      conclusion: typed.content,
    },
  };
}

/** What the matter itself takes over from a step. `link`: the record made for it, `id`: of the new element. */
export function matterAfterStep(
  values: RecordValues,
  step: MatterStep,
  typed: RecordValues,
  link: { readonly record: string; readonly id: string },
): RecordValues {
  const steps = [...storedElements(values.steps), stepElement(step.code, typed, link.record, link.id)];
  const isLast = step.code === MATTER_STEPS.at(-1)?.code;
  return {
    steps,
    ...(step.code === '4' && typed.result === 'passed' ? { state: 'doing' } : {}),
    ...(isLast ? { state: 'done', finishedAt: typed.date, result: typed.outcome } : {}),
  };
}

function stepElement(
  code: string,
  typed: RecordValues,
  record: string | null,
  id: string,
): Readonly<Record<string, Json>> {
  const step = MATTER_STEPS.find((one) => one.code === code);
  const isMeeting = step?.meeting !== undefined;
  const procedure = step === undefined ? undefined : procedureOf(step, typed);
  return {
    id,
    step: code,
    ...given(typed, {
      date: 'date',
      due: 'due',
      present: 'present',
      yes: 'yes',
      content: 'content',
      result: 'result',
      townAttendees: 'townAttendees',
      publicPlace: 'publicPlace',
      publicTo: 'publicTo',
      supervision: 'supervision',
    }),
    ...(isMeeting
      ? { form: labelOf('meeting-kind', meetingKind(step, typed)) }
      : given(typed, { date: 'publicFrom' })),
    ...(procedure === undefined ? {} : { procedure }),
    ...(record === null ? {} : { [isMeeting ? 'meetingId' : 'disclosureId']: record }),
  };
}

/** Values that were typed, under the names of another record. */
function given(typed: RecordValues, names: Readonly<Record<string, string>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([from, to]) => {
      const value = typed[from];
      return value === undefined || isEmptyValue(value) ? [] : [[to, value] as const];
    }),
  );
}

function procedureOf({ procedure }: MatterStep, typed: RecordValues): string | undefined {
  if (procedure === undefined) return undefined;
  return codeFrom('voting-procedure', textOf(typed, 'form') ?? '') ?? procedure;
}

function meetingKind(step: MatterStep, typed: RecordValues): string {
  return VILLAGERS.includes(procedureOf(step, typed) ?? '') ? 'villagers' : (step.meeting ?? 'other');
}

/** Whether people of the township are named at a step. */
export const hasTownship = ({ code }: MatterStep): boolean => Number(code) >= FIRST_WITH_TOWNSHIP;
