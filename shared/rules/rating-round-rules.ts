import type { RecordRule } from '../records/define';
import { ratingRound } from '../records/rating-round';
import { finding } from './checks';
import { notAhead, notNegative } from './common-rules';
import { roundProblems } from './rating-count';
import { readRound } from './rating-round';
import { countOf, elementsOf } from './values';

/** Ballots, voters and rows of counts fit together (V146). */
const ballotsRule: RecordRule = (values) =>
  roundProblems(readRound(values)).map((problem) => finding('V146', 'entitled', problem));

/** No two people under one number of the ballot, no two grades on one key (V146). */
const numbersRule: RecordRule = (values) =>
  (
    [
      ['subjects', 'seat', '票上序号'],
      ['grades', 'key', '按键'],
    ] as const
  ).flatMap(([list, key, label]) => {
    const numbers = elementsOf(values, list).flatMap((element) => countOf(element, key) ?? []);
    const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
    return twice === undefined
      ? []
      : [finding('V146', list, `${label} ${twice} 有两个，票会记错。请改成不同的数字。`)];
  });

export const ratingRoundRules: readonly RecordRule[] = [
  ballotsRule,
  numbersRule,
  notNegative(ratingRound.fields, 'entitled', 'issued', 'returned', 'weight'),
  notAhead(ratingRound.fields, 'heldAt'),
];
