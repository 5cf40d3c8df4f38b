import type { Json } from '../kernel/json';
import { ATTACHMENTS_FIELD, type Finding, type RecordRule, type RecordValues } from '../records/define';
import { rectificationFields } from '../records/rectification-fields';
import { finding } from './checks';
import { datesInOrder } from './common-rules';
import { isSurelyBefore } from './partial-date';
import { elementsOf, isEmptyValue, textOf } from './values';

/** States in which nothing is owed any more, or not by us. */
const SETTLED: readonly string[] = ['closed', 'void', 'transferred', 'lasting'];
/** What an attachment must be for to prove that a problem is mended. */
const PROOF: readonly string[] = ['evidence', 'photo'];
/** Wordings of 整改情况 that say it is done. */
const DONE = /^(?:已|均已|全部)?(?:完成|整改完成|完成整改|整改到位|整改|解决|办结|落实)(?:到位)?[。.]?$/;

/** Whether a change closes an item or takes a closing back: both are for who may close, whatever way the change comes. */
export function isClosingChange(
  type: string,
  before: (field: string) => Json | undefined,
  written: RecordValues,
): boolean {
  const state = written.state;
  if (type !== 'rectification' || state === undefined) return false;
  return (state === 'closed') !== (before('state') === 'closed');
}

/**
 * What stands against closing an item (V17), in words; empty: it may be closed. The rule, the closing command and the
 * board ask the same.
 */
export function obstaclesToClosing(values: RecordValues): readonly string[] {
  const obstacles: string[] = [];
  const lack = lackOfProof(values);
  if (lack !== undefined) obstacles.push(lack);
  const acceptor = textOf(values, 'acceptor');
  if (acceptor === undefined) obstacles.push('没有填写验收人');
  else if (isOwnWork(acceptor, textOf(values, 'person'))) obstacles.push(OWN_ACCEPTANCE);
  return obstacles;
}

/** Among the obstacles: nobody accepts their own work. */
export const OWN_ACCEPTANCE = '验收人就是责任人本人';

/**
 * What stands against a change of an item that is closed by it, or stays closed: it may not be closed without its
 * evidence, nor lose it afterwards. One that came in closed without it (from another unit) can be edited; V17 marks it.
 * Empty: nothing.
 */
export function obstaclesToChange(before: RecordValues | undefined, after: RecordValues): readonly string[] {
  if (textOf(after, 'state') !== 'closed') return [];
  const obstacles = obstaclesToClosing(after);
  const stood =
    before !== undefined && textOf(before, 'state') === 'closed' && obstaclesToClosing(before).length > 0;
  return stood ? [] : obstacles;
}

/** Names in a field that may hold several. */
const namesIn = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[、，,;；／/\s]+/).filter(Boolean);

/** Whether one who is to accept is among those who are responsible; both fields may hold several names. */
export function isOwnWork(acceptor: string | undefined, person: string | undefined): boolean {
  const responsible = namesIn(person);
  return namesIn(acceptor).some((name) => responsible.includes(name));
}

/** Whether an attachment proves that the problem is mended. */
export function hasProof(values: RecordValues): boolean {
  // Tables hold only the number of attachments; what they are for is known when the record is opened.
  const attachments = values[ATTACHMENTS_FIELD];
  return typeof attachments === 'number' ? attachments > 0 : proofOf(values).length > 0;
}

/** Attachments that prove the problem mended; of one that came back only those that were added since. */
export function proofOf(values: RecordValues): readonly RecordValues[] {
  const since = openedAgain(values);
  return papersOf(values).filter((one) => since === undefined || (textOf(one, 'addedAt') ?? '') >= since);
}

/** Why the evidence is not enough, in words; undefined: it is. */
export function lackOfProof(values: RecordValues): string | undefined {
  if (hasProof(values)) return undefined;
  return papersOf(values).length > 0
    ? '重新挂号以后没有新的佐证材料'
    : '没有佐证材料（附件的用途选“佐证材料”或“照片”）';
}

/** Attachments meant as evidence, whenever they were added. */
const papersOf = (values: RecordValues): readonly RecordValues[] =>
  elementsOf(values, ATTACHMENTS_FIELD).filter((one) => PROOF.includes(textOf(one, 'purpose') ?? ''));

/**
 * When the problem was there again, after which evidence is asked anew: the time at which it was registered again, to the
 * minute as attachments bear theirs, or the day of a look back that found a relapse. A relapse after the closing has not
 * opened the item yet (V104). Undefined: it never came back.
 */
function openedAgain(values: RecordValues): string | undefined {
  const isClosed = textOf(values, 'state') === 'closed';
  const closedAt = textOf(values, 'closedAt') ?? '';
  const relapses = elementsOf(values, 'rechecks')
    .filter((look) => textOf(look, 'result') === 'relapsed')
    .flatMap((look) => textOf(look, 'date') ?? [])
    .filter((day) => !isClosed || day < closedAt);
  return latestOf([textOf(values, 'reopenedAt'), ...relapses]);
}

const latestOf = (days: readonly (string | undefined)[]): string | undefined =>
  days.reduce(
    (latest, day) => (day !== undefined && (latest === undefined || day > latest) ? day : latest),
    undefined,
  );

/** Never closed without evidence, and nobody accepts their own work (V17). */
const closingRule: RecordRule = (values) => {
  if (textOf(values, 'state') !== 'closed') return [];
  const obstacles = obstaclesToClosing(values);
  return obstacles.length === 0
    ? []
    : [finding('V17', 'state', `不能销号：${obstacles.join('；')}。请补齐后再销号，或改回“整改中”。`)];
};

/** Asking to close takes the same papers and the day on which it was done (V103). */
const applyingRule: RecordRule = (values) => {
  if (textOf(values, 'state') !== 'applied') return [];
  const missing = [
    ...(hasProof(values) ? [] : ['佐证材料']),
    ...(isEmptyValue(values.doneAt) ? ['整改到位日期'] : []),
  ];
  return missing.length === 0
    ? []
    : [finding('V103', 'state', `申请销号还缺${missing.join('、')}。请补填。`)];
};

/** The day by which it is due, extensions counted; undefined when there is none. */
export function dueDay(values: RecordValues): string | undefined {
  const extended = elementsOf(values, 'extensions').map((one) => textOf(one, 'newDue'));
  return latestOf([textOf(values, 'due'), ...extended]);
}

/** Whether an item is past its day: derived, never stored. */
export function isOverdue(values: RecordValues, today: string): boolean {
  const due = dueDay(values);
  if (due === undefined || textOf(values, 'kind') === 'lasting') return false;
  return !SETTLED.includes(textOf(values, 'state') ?? '') && isSurelyBefore(due, today);
}

/** Overdue and not extended (V18). */
const overdueRule: RecordRule = (values, { today }) =>
  isOverdue(values, today)
    ? [finding('V18', 'due', `应于 ${dueDay(values) ?? ''} 完成，现已逾期。请填写进展，或登记延期和批准人。`)]
    : [];

/** A limit that is neither a day nor one of the two words cannot be watched (V100). */
const deadlineRule: RecordRule = (values) => {
  const wording = textOf(values, 'dueText');
  if (wording === undefined || !isEmptyValue(values.due)) return [];
  if (textOf(values, 'kind') !== 'deadline') return [];
  return [finding('V100', 'due', `完成时限“${wording}”不是确定的日期。请填写应完成日期，逾期才能提醒。`)];
};

/** What the ledger claims about closing, against what it says was done and what stands here (V101, V102). */
const claimRule: RecordRule = (values) => {
  const state = textOf(values, 'state');
  if (values.closedClaim !== true || state === 'closed') return [];
  const situation = textOf(values, 'situation');
  if (situation === undefined || !DONE.test(situation)) {
    const said = situation === undefined ? '是空的' : `写的是“${[...situation].slice(0, 12).join('')}”`;
    return [finding('V101', 'closedClaim', `来表标注已销号，而整改情况${said}。请核对。`)];
  }
  return [finding('V102', 'closedClaim', '来表标注已销号。补齐佐证材料、由验收人验收后才能在本程序销号。')];
};

/** What relapsed is registered again under its number (V104). */
const recheckRule: RecordRule = (values): readonly Finding[] => {
  const checks = [...elementsOf(values, 'rechecks')].sort((a, b) =>
    (textOf(a, 'date') ?? '') < (textOf(b, 'date') ?? '') ? -1 : 1,
  );
  const last = checks.at(-1);
  if (last === undefined || textOf(last, 'result') !== 'relapsed' || textOf(values, 'state') !== 'closed')
    return [];
  const closedAt = textOf(values, 'closedAt');
  if (closedAt !== undefined && isSurelyBefore(textOf(last, 'date') ?? '', closedAt)) return [];
  return [finding('V104', 'rechecks', '回头看的结果是反弹，应沿用原编号重新挂号，状态改为“整改中”。')];
};

export const rectificationRules: readonly RecordRule[] = [
  closingRule,
  applyingRule,
  overdueRule,
  deadlineRule,
  claimRule,
  recheckRule,
  datesInOrder(
    rectificationFields,
    ['foundAt', 'due'],
    ['foundAt', 'doneAt'],
    ['doneAt', 'closedAt'],
    ['acceptedAt', 'closedAt'],
  ),
];
