import type { RecordValues } from '../records/define';
import type { Right } from './roles';
import { elementsOf, textOf } from './values';

/**
 * Sign-off level by level (逐级签字): draft, submitted, checked, final. Every step is an element of one list, with who
 * and when; the state is what the steps lead to, so that two offices that signed apart merge like any other list.
 */
export const SIGN_OFF_FIELD = 'signOff';

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

/** Steps in the order in which they were made; a step that does not follow from the one before is passed over. */
export function signOffState(values: RecordValues): SignOffState {
  const steps = [...elementsOf(values, SIGN_OFF_FIELD)].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0,
  );
  let state: SignOffState = 'draft';
  for (const element of steps) {
    const step = textOf(element, 'step');
    if (isStep(step) && TRANSITIONS[step].from.includes(state)) state = TRANSITIONS[step].to;
  }
  return state;
}

const keyOf = (element: RecordValues): string =>
  `${textOf(element, 'at') ?? ''} ${textOf(element, 'id') ?? ''}`;

/** Steps that can follow a state. */
export const stepsFrom = (state: SignOffState): readonly SignOffStep[] =>
  (Object.keys(TRANSITIONS) as SignOffStep[]).filter((step) => TRANSITIONS[step].from.includes(state));

/** Whether the content may be changed: what is submitted waits for its reviewer, what is final is locked. */
export const isOpenToEdit = (state: SignOffState): boolean => state === 'draft';
