import { choicesOf } from '../../../shared/records/codes';
import { DEADLINE_LANE_LABELS, DEADLINE_LANES } from '../../../shared/rules/rectification-lanes';
import type { RectificationCard } from '../../data/api';
import type { Lane } from '../boards/lane';
import { stateText } from './words';

/** How the items are laid out. */
export type Grouping = 'deadline' | 'unit' | 'state';

export const GROUPINGS: readonly { readonly value: Grouping; readonly label: string }[] = [
  { value: 'deadline', label: '按时限' },
  { value: 'unit', label: '按单位' },
  { value: 'state', label: '按状态' },
];

/** Lanes that stand at the side also when nothing lies in them: what a leader asks about first. */
const USUAL: ReadonlySet<string> = new Set([
  'overdue',
  'week',
  'month',
  'later',
  'at-once',
  'lasting',
  'closed',
]);

const NO_UNIT = '没有填写责任单位';

/**
 * Items in groups, each in exactly one; within a group in the order in which they came. By deadline and by state the groups
 * stand in the order of an item's life; units stand in the order of the tree.
 * @param units organizations in the order of the tree
 */
export function groupsOf(
  cards: readonly RectificationCard[],
  by: Grouping,
  units: readonly string[],
): readonly Lane<RectificationCard>[] {
  const keyOf = KEYS[by];
  const groups = new Map<string, RectificationCard[]>();
  for (const card of cards) {
    const key = keyOf(card);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [card]);
    else group.push(card);
  }
  if (by === 'unit') {
    const order = new Map(units.map((id, at) => [id, at]));
    const placeOf = (id: string) => order.get(id) ?? units.length;
    return [...groups]
      .sort(([a], [b]) => placeOf(a) - placeOf(b))
      .map(([key, own]) => ({ key, label: own[0]?.unit || NO_UNIT, cards: own }));
  }
  const known =
    by === 'deadline'
      ? DEADLINE_LANES.map((lane) => ({ key: lane as string, label: DEADLINE_LANE_LABELS[lane] }))
      : choicesOf('rectification-state').map(({ code }) => ({
          key: code,
          label: stateText({ state: code }),
        }));
  const others = [...groups.keys()].filter((key) => !known.some((one) => one.key === key));
  return [...known, ...others.map((key) => ({ key, label: stateText({ state: key }) }))]
    .map(({ key, label }) => ({ key, label, cards: groups.get(key) ?? [] }))
    .filter(({ key, cards: own }) => own.length > 0 || (by === 'deadline' && USUAL.has(key)));
}

const KEYS: Readonly<Record<Grouping, (card: RectificationCard) => string>> = {
  deadline: ({ lane }) => lane,
  unit: ({ branchId }) => branchId ?? '',
  state: ({ state }) => state,
};

/** Whether every word stands somewhere in what the line says. */
export function isFound(card: RectificationCard, text: string): boolean {
  const hay = [
    card.no,
    card.problem,
    card.unit,
    card.supportUnits,
    card.person,
    card.leader,
    card.source,
    card.measure,
    card.situation,
  ].join(' ');
  return text
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => hay.includes(word));
}
