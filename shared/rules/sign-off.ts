import { type AppError, appError } from '../kernel/errors';
import type { RecordTypeDefinition, RecordValues } from '../records/define';
import { SIGN_OFF_FIELD } from '../records/sign-off-fields';
import type { Right } from './roles';
import { elementsOf, textOf } from './values';

/**
 * Sign-off level by level (逐级签字): draft, submitted, checked, final. Every step is an element of one list, with who
 * and when; the state is what the steps lead to, so that two offices that signed apart merge like any other list.
 */

export const SIGN_OFF_STATES = {
  draft: '草稿',
  submitted: '已提交',
  checked: '已审核',
  final: '已定稿',
} as const;

export type SignOffState = keyof typeof SIGN_OFF_STATES;

export const SIGN_OFF_STEPS = {
  submit: '提交',
  check: '审核通过',
  finalise: '定稿',
  return: '退回',
  correct: '更正',
} as const;

export type SignOffStep = keyof typeof SIGN_OFF_STEPS;

interface Transition {
  readonly from: readonly SignOffState[];
  readonly to: SignOffState;
  readonly right: Right;
  /** Why must be written down. */
  readonly needsReason: boolean;
}

/** What leads where. A final record opens only for a correction, and that needs a reason. */
export const TRANSITIONS: Readonly<Record<SignOffStep, Transition>> = {
  submit: { from: ['draft'], to: 'submitted', right: 'submit', needsReason: false },
  check: { from: ['submitted'], to: 'checked', right: 'check', needsReason: false },
  finalise: { from: ['checked'], to: 'final', right: 'finalise', needsReason: false },
  return: { from: ['submitted', 'checked'], to: 'draft', right: 'return', needsReason: true },
  correct: { from: ['final'], to: 'draft', right: 'correct', needsReason: true },
};

const isStep = (text: string | undefined): text is SignOffStep =>
  text !== undefined && Object.hasOwn(TRANSITIONS, text);

/** One step that was made. */
export interface SignedStep {
  readonly id: string;
  readonly step: SignOffStep;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reason: string;
}

/** Steps in the order in which they were made; a step that does not follow from the one before is passed over. */
export function signedSteps(values: RecordValues): readonly SignedStep[] {
  const elements = [...elementsOf(values, SIGN_OFF_FIELD)].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0,
  );
  let state: SignOffState = 'draft';
  const steps: SignedStep[] = [];
  for (const element of elements) {
    const step = textOf(element, 'step');
    if (!isStep(step) || !TRANSITIONS[step].from.includes(state)) continue;
    state = TRANSITIONS[step].to;
    const text = (key: string) => textOf(element, key) ?? '';
    steps.push({ id: text('id'), step, by: text('by'), at: text('at'), reason: text('reason') });
  }
  return steps;
}

/** The state to which the steps lead. */
export function signOffState(values: RecordValues): SignOffState {
  const last = signedSteps(values).at(-1);
  return last === undefined ? 'draft' : TRANSITIONS[last.step].to;
}

/** Whether records of the type are signed at all. */
export const isSigned = (type: RecordTypeDefinition | undefined): boolean => type?.signed === true;

/** Why a step can't be made now, as far as state and reason go; undefined: it can. */
export function refusalOfStep(values: RecordValues, step: SignOffStep, reason: string): AppError | undefined {
  const state = signOffState(values);
  const { from, needsReason } = TRANSITIONS[step];
  const facts = { step: SIGN_OFF_STEPS[step], state: SIGN_OFF_STATES[state] };
  if (!from.includes(state)) return appError('sign-off.not-now', facts);
  return needsReason && reason.trim() === '' ? appError('sign-off.reason-missing', facts) : undefined;
}

/**
 * Time of the next step, ISO 8601. Never before the step it follows, whatever the PC's clock says: the order of the steps
 * is what the state is made of.
 */
export function nextStepTime(values: RecordValues, wallMs: number): string {
  const last = Date.parse(signedSteps(values).at(-1)?.at ?? '');
  return new Date(Number.isNaN(last) ? wallMs : Math.max(wallMs, last + 1)).toISOString();
}

const keyOf = (element: RecordValues): string =>
  `${textOf(element, 'at') ?? ''} ${textOf(element, 'id') ?? ''}`;

/** Steps that can follow a state. */
export const stepsFrom = (state: SignOffState): readonly SignOffStep[] =>
  (Object.keys(TRANSITIONS) as SignOffStep[]).filter((step) => TRANSITIONS[step].from.includes(state));

/** Whether the content may be changed: what is submitted waits for its reviewer, what is final is locked. */
export const isOpenToEdit = (state: SignOffState): boolean => state === 'draft';

/** Why the content of a record may not be changed; undefined: as far as the sign-off goes, it may. */
export const refusalOfEdit = (state: SignOffState, title: string): AppError | undefined =>
  isOpenToEdit(state) ? undefined : appError('sign-off.locked', { title, state: SIGN_OFF_STATES[state] });

/** Whether a text, such as a cell of the index, is a state. */
export const isSignOffState = (text: unknown): text is SignOffState =>
  typeof text === 'string' && Object.hasOwn(SIGN_OFF_STATES, text);
