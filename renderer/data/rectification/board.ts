import { labelOf } from '../../../shared/records/codes';
import type { RecordValues } from '../../../shared/records/define';
import { DEADLINE_LANES, daysOverdue, deadlineLane } from '../../../shared/rules/rectification-lanes';
import { dueDay, obstaclesToClosing, proofOf } from '../../../shared/rules/rectification-rules';
import { refusalOfEdit, signOffState } from '../../../shared/rules/sign-off';
import { elementsOf, textOf } from '../../../shared/rules/values';
import type { RectificationCard } from '../api';
import { indexOf, placeName, rowsIn, valuesOfAll } from '../boards/board-scope';
import { describeContext, type OpenVault } from '../open-vault';

export const RECTIFICATION = 'rectification';

/** Items of a branch and below: the most urgent first, closed ones from the latest back. */
export async function rectificationBoardOf(
  vault: OpenVault,
  branch: string | null,
): Promise<readonly RectificationCard[]> {
  const index = indexOf(vault, RECTIFICATION);
  const ids = rowsIn(vault, index, branch).map((row) => index.idAt(row));
  const cards = await rectificationCards(vault, ids);
  return cards
    .map((card) => ({ card, rank: rankOf(card) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ card }) => card);
}

/** Cards of these items, in the order of their ids; what is gone is left out. */
export async function rectificationCards(
  vault: OpenVault,
  ids: readonly string[],
): Promise<readonly RectificationCard[]> {
  const all = await valuesOfAll(vault, ids);
  const { today } = describeContext(vault);
  const names = new Map<string, string>();
  const nameOf = (unit: string): string => {
    const known = names.get(unit) ?? placeName(vault, unit);
    names.set(unit, known);
    return known;
  };
  return ids.flatMap((id) => {
    const values = all.get(id);
    return values === undefined ? [] : [cardOf(id, values, nameOf, today)];
  });
}

function cardOf(
  id: string,
  values: RecordValues,
  nameOf: (unit: string) => string,
  today: string,
): RectificationCard {
  const text = (key: string) => textOf(values, key) ?? '';
  const branchId = textOf(values, 'branchId') ?? null;
  const state = text('state') || 'registered';
  const last = latest(elementsOf(values, 'progress'));
  const recheck = latest(elementsOf(values, 'rechecks'));
  return {
    id,
    no: text('itemNo'),
    year: text('year'),
    problem: text('problem'),
    branchId,
    unit: branchId === null ? '' : nameOf(branchId),
    supportUnits: text('supportUnits'),
    source: labelOf('rectification-source', text('source')),
    target: text('target'),
    measure: text('measureText') || measuresText(values),
    leader: text('leader'),
    person: text('person'),
    dueText: text('dueText') || text('due'),
    due: dueDay(values) ?? null,
    lane: deadlineLane(values, today),
    daysOverdue: daysOverdue(values, today),
    state,
    locked: refusalOfEdit(signOffState(values), text('problem'))?.message ?? null,
    situation: text('situation'),
    last: last === undefined ? null : { date: textOf(last, 'date') ?? '', text: textOf(last, 'text') ?? '' },
    evidence: proofOf(values).length,
    obstacles: obstaclesToClosing(values),
    isClaimed: values.closedClaim === true && state !== 'closed',
    doneAt: text('doneAt'),
    acceptor: text('acceptor'),
    acceptedAt: text('acceptedAt'),
    acceptance: text('acceptance'),
    closedAt: text('closedAt'),
    recheck:
      recheck === undefined
        ? null
        : { date: textOf(recheck, 'date') ?? '', result: textOf(recheck, 'result') ?? '' },
  };
}

/** The element with the latest date; of several the one that was added last. */
const latest = (elements: readonly RecordValues[]): RecordValues | undefined =>
  elements.reduce<RecordValues | undefined>(
    (best, one) =>
      best === undefined || (textOf(one, 'date') ?? '') >= (textOf(best, 'date') ?? '') ? one : best,
    undefined,
  );

const measuresText = (values: RecordValues): string =>
  elementsOf(values, 'measures')
    .flatMap((one) => textOf(one, 'text') ?? [])
    .join('；');

/** Lane, then day (none last), then number. Closed ones turn round: the latest closing comes first. */
function rankOf({ lane, due, closedAt, no, id }: RectificationCard): string {
  const day = lane === 'closed' ? turned(closedAt) : (due ?? '9999');
  return `${DEADLINE_LANES.indexOf(lane)} ${day.padEnd(10, '~')} ${no} ${id}`;
}

/** A day whose order is the other way round. */
const turned = (day: string): string =>
  day === '' ? '~' : day.replace(/\d/g, (digit) => String(9 - Number(digit)));
