import type { Json } from '../kernel/json';
import { codeFrom, labelOf } from '../records/codes';
import type { RecordValues } from '../records/define';
import { inlineCodes } from '../records/inline-codes';
import { elementsOf as storedElements } from '../records/list-cell';
import { elementsOf, isEmptyValue, textOf } from './values';

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

/** Whether a matter of this state (code list `matter-state`) is over, whatever steps it has. */
export const isMatterOver = (state: string | undefined): boolean => state === 'done' || state === 'stopped';

/** The step that is to be taken next; undefined: all are, or the matter was closed or stopped before. */
export function nextMatterStep(values: RecordValues): MatterStep | undefined {
  if (isMatterOver(textOf(values, 'state'))) return undefined;
  const open = matterSteps(values).find(({ isDone }) => !isDone);
  return MATTER_STEPS.find(({ code }) => code === open?.code);
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
      ...given(typed, { place: 'place', host: 'host', recorder: 'recorder' }),
      ...headCount(step, typed),
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

/**
 * Who should come and who came. A voted step asks for those with a vote: of a members' assembly that is not everybody,
 * of villagers, their households or their representatives it is (《村民委员会组织法》第二十二条、第二十五条).
 */
function headCount(step: MatterStep, typed: RecordValues): RecordValues {
  return {
    ...(step.procedure === undefined ? {} : given(typed, { due: 'votersDue', present: 'votersPresent' })),
    ...(everybodyVotes(step) ? given(typed, { due: 'dueCount', present: 'presentCount' }) : {}),
  };
}

/** Whether all who should come to a step's meeting have a vote there: probationary members don't. */
export const everybodyVotes = ({ meeting }: MatterStep): boolean => meeting !== 'member-assembly';

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

/** A step as it stands in the matter's list. `record`: the one made for it; null: none yet. */
export function stepElement(
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
