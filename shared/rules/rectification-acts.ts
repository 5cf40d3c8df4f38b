import type { Json } from '../kernel/json';
import type { RecordValues } from '../records/define';
import { elementsOf } from '../records/list-cell';
import { readPartialDate } from './partial-date';
import { lackOfProof, OWN_ACCEPTANCE, obstaclesToClosing } from './rectification-rules';
import type { Right } from './roles';
import { isEmptyValue, textOf } from './values';

/** What is done to an item on the board, in the order of its life. */
export type RectificationAct = 'progress' | 'apply' | 'check' | 'close' | 'recheck' | 'reopen';

/** As buttons, dialogs and refusals name them. */
export const RECTIFICATION_ACTS: Readonly<Record<RectificationAct, string>> = {
  progress: '添加进展',
  apply: '申请销号',
  check: '验收',
  close: '销号',
  recheck: '回头看',
  reopen: '重新挂号',
};

/** What each takes, by the one table of roles: who works on an item does not accept or close it. */
export const ACT_RIGHTS: Readonly<Record<RectificationAct, Right>> = {
  progress: 'edit',
  apply: 'edit',
  check: 'check',
  close: 'close',
  recheck: 'edit',
  reopen: 'close',
};

/** States in which something is still to be done here. */
const OPEN: readonly string[] = ['registered', 'assigned', 'working', 'returned', 'applied', 'lasting'];
/** States that a first entry of progress turns into work under way. */
const WAITING: readonly string[] = ['registered', 'assigned', 'returned'];

/** States in which each may be done (domain: 挂号 → 整改中 → 申请销号 → 验收 → 已销号 → 回头看 → 巩固或反弹). */
const STATES: Readonly<Record<RectificationAct, readonly string[]>> = {
  progress: OPEN,
  apply: [...WAITING, 'working', 'lasting'],
  check: ['applied'],
  close: OPEN,
  recheck: ['closed', 'lasting'],
  reopen: ['closed'],
};

const WHEN: Readonly<Record<RectificationAct, string>> = {
  progress: '只有没有销号的事项才能添加进展；已销号的请先重新挂号。',
  apply: '只有正在整改的事项才能申请销号。',
  check: '只有申请销号的事项才能验收；请先申请销号。',
  close: '只有没有销号的事项才能销号。',
  recheck: '只有已销号或长期坚持的事项才做回头看。',
  reopen: '只有已销号的事项才能重新挂号。',
};

/** Why the state of an item does not allow an act, in words; undefined: it does. */
export const stateRefusal = (act: RectificationAct, state: string | undefined): string | undefined =>
  STATES[act].includes(state ?? 'registered') ? undefined : WHEN[act];

/** Days that are typed with an act: what has been done lies not ahead. */
const DAYS: Readonly<Record<string, string>> = {
  date: '日期',
  doneAt: '整改到位日期',
  appliedAt: '申请销号日期',
  acceptedAt: '验收日期',
  closedAt: '销号日期',
};

/**
 * Why something can't be done to an item, in words that say what lacks and what to do; undefined: it can. Closing asks
 * `obstaclesToClosing` of the item as it would be.
 * @param typed what was filled in for it
 * @param today `YYYY-MM-DD`
 */
export function actRefusal(
  act: RectificationAct,
  values: RecordValues,
  typed: RecordValues,
  today: string,
): string | undefined {
  const early = stateRefusal(act, textOf(values, 'state'));
  if (early !== undefined) return early;
  for (const [key, label] of Object.entries(DAYS)) {
    const day = textOf(typed, key);
    if (day === undefined) continue;
    if (readPartialDate(day)?.day === undefined) return `请把${label}写全，如 2026-03-05。`;
    if (day > today) return `${label} ${day} 晚于今天，还没有到的日子不能登记。`;
  }
  return REFUSALS[act]({ ...values, ...typed }, typed);
}

type Refuse = (after: RecordValues, typed: RecordValues) => string | undefined;

const lacks = (typed: RecordValues, ...needed: readonly (readonly [string, string])[]) => {
  const missing = needed.filter(([key]) => isEmptyValue(typed[key])).map(([, label]) => label);
  return missing.length === 0 ? undefined : `请填写${missing.join('、')}。`;
};

const ownWork = (after: RecordValues): string | undefined =>
  obstaclesToClosing(after).includes(OWN_ACCEPTANCE)
    ? `${OWN_ACCEPTANCE}，谁整改谁不能验收。请换一位验收人。`
    : undefined;

const REFUSALS: Readonly<Record<RectificationAct, Refuse>> = {
  progress: (_, typed) => lacks(typed, ['date', '日期'], ['text', '进展']),
  apply: (after) => {
    const lack = lackOfProof(after);
    if (lack !== undefined) return `申请销号须有佐证材料，现在${lack}。请先添加。`;
    return lacks(after, ['doneAt', '整改到位日期']);
  },
  check: (after, typed) =>
    lacks(typed, ['acceptor', '验收人'], ['acceptedAt', '验收日期']) ??
    (typed.returned === true ? lacks(typed, ['stateReason', '退回原因']) : ownWork(after)),
  close: (after) => {
    const obstacles = obstaclesToClosing(after);
    if (obstacles.length > 0) return `不能销号：${obstacles.join('；')}。请补齐后再销号。`;
    return lacks(after, ['doneAt', '整改到位日期'], ['closedAt', '销号日期']);
  },
  recheck: (_, typed) => lacks(typed, ['date', '日期'], ['result', '结果']),
  reopen: (_, typed) => lacks(typed, ['reason', '重新挂号的原因']),
};

const ACCEPTANCE = ['acceptor', 'acceptedAt', 'acceptanceWay', 'acceptance', 'satisfaction'];

/** Where it was accepted and closed: goes when it is registered again, and must be earned anew. History keeps it. */
const EARNED = ['doneAt', 'appliedAt', ...ACCEPTANCE, 'closedClaim', 'closedAt', 'closedBy'];

const emptied = (keys: readonly string[]): RecordValues => Object.fromEntries(keys.map((key) => [key, null]));

/** Under its number and with all that was done: what relapsed goes on where it was (domain: 沿用原编号). */
const reopened = (values: RecordValues, words: string, date: string, facts: ActFacts): RecordValues => ({
  ...emptied(EARNED),
  state: 'working',
  reopenedAt: facts.now,
  progress: [...elementsOf(values.progress), { id: facts.newId(), date, text: words }],
});

/**
 * Sent back: nobody has accepted it, so nothing of an acceptance stays that it could be closed with. Who sent it back, when
 * and why is an entry of progress.
 */
const sentBack = (values: RecordValues, typed: RecordValues, { today, newId }: ActFacts): RecordValues => {
  const reason = textOf(typed, 'stateReason') ?? '';
  const by = textOf(typed, 'acceptor');
  const entry = { id: newId(), date: textOf(typed, 'acceptedAt') ?? today, text: `验收退回：${reason}` };
  return {
    ...emptied(ACCEPTANCE),
    state: 'returned',
    stateReason: reason,
    progress: [...elementsOf(values.progress), by === undefined ? entry : { ...entry, by }],
  };
};

/** Only what was filled in. */
const filled = (typed: RecordValues, keys: readonly string[]): Readonly<Record<string, Json>> =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = typed[key];
      return value === undefined || isEmptyValue(value) ? [] : [[key, value]];
    }),
  );

/** What an act is told besides what was typed. */
interface ActFacts {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Local time `YYYY-MM-DD HH:mm`, as attachments bear it. */
  readonly now: string;
  /** Ids for the elements that it adds. */
  readonly newId: () => string;
}

/** What an act writes into the item. To be called when nothing refuses it. */
export function actValues(
  act: RectificationAct,
  values: RecordValues,
  typed: RecordValues,
  facts: ActFacts,
): RecordValues {
  const { today, newId } = facts;
  const state = textOf(values, 'state') ?? 'registered';
  switch (act) {
    case 'progress':
      return {
        progress: [
          ...elementsOf(values.progress),
          { id: newId(), ...filled(typed, ['date', 'text', 'percent', 'by']) },
        ],
        ...(WAITING.includes(state) ? { state: 'working' } : {}),
      };
    case 'apply':
      return { appliedAt: today, ...filled(typed, ['doneAt', 'appliedAt', 'situation']), state: 'applied' };
    case 'check':
      return typed.returned === true ? sentBack(values, typed, facts) : filled(typed, ACCEPTANCE);
    case 'close':
      return { ...filled(typed, [...ACCEPTANCE, 'doneAt', 'closedAt', 'closedBy']), state: 'closed' };
    case 'recheck': {
      const look = { id: newId(), ...filled(typed, ['date', 'result', 'by', 'note']) };
      const rechecks = [...elementsOf(values.rechecks), look];
      if (typed.result !== 'relapsed') return { rechecks };
      const date = textOf(typed, 'date') ?? today;
      const note = textOf(typed, 'note');
      const words = `回头看发现反弹，重新挂号${note === undefined ? '' : `：${note}`}`;
      return { rechecks, ...reopened(values, words, date, facts) };
    }
    case 'reopen':
      return reopened(values, `重新挂号：${textOf(typed, 'reason') ?? ''}`, today, facts);
  }
}
