import type { Finding, RecordRule, RecordValues } from '../records/define';
import { evaluation } from '../records/evaluation';
import { evaluationScheme } from '../records/evaluation-scheme';
import { indicatorSet } from '../records/indicator-set';
import { nomination } from '../records/nomination';
import { finding } from './checks';
import { datesInOrder, notAhead, notNegative } from './common-rules';
import { addDecimals, compareDecimals, type Decimal, readDecimal, showDecimal } from './decimal';
import { type BallotSheet, ballotProblems } from './scoring';
import { countOf, elementsOf, textOf } from './values';

/** Sheet of ballots as far as it was filled in; undefined without the number returned. What is missing fits. */
export function sheetOf(values: RecordValues, counts: BallotSheet['counts']): BallotSheet | undefined {
  const returned = countOf(values, 'returned');
  if (returned === undefined) return undefined;
  const issued = countOf(values, 'issued') ?? returned;
  const entitled = countOf(values, 'entitled') ?? Math.max(issued, 0);
  return { entitled, issued, returned, invalid: countOf(values, 'invalid') ?? 0, counts };
}

/** Findings of a sheet at its field (V146). */
export function sheetFindings(field: string, sheet: BallotSheet | undefined): readonly Finding[] {
  return sheet === undefined ? [] : ballotProblems(sheet).map((problem) => finding('V146', field, problem));
}

const evaluationBallots: RecordRule = (values) => {
  const counts: Record<string, number> = {};
  for (const element of elementsOf(values, 'counts')) {
    const grade = textOf(element, 'grade') ?? '';
    counts[grade] = (counts[grade] ?? 0) + (countOf(element, 'count') ?? 0);
  }
  return Object.keys(counts).length === 0 ? [] : sheetFindings('counts', sheetOf(values, counts));
};

/** Weights of the groups that are named add up to 100 (V147). */
const weightsRule =
  (list: string, what: string): RecordRule =>
  (values) => {
    const elements = elementsOf(values, list);
    const weights = elements.flatMap((element) => readDecimal(element.weight) ?? []);
    if (weights.length === 0) return [];
    const sum = addDecimals(weights);
    if (compareDecimals(sum, HUNDRED) === 0) return [];
    return [finding('V147', list, `${what}合计 ${showDecimal(sum)}%，应为 100%。请核对。`)];
  };

const HUNDRED: Decimal = { digits: 100n, scale: 0 };

/** No item above its standard points; items, bonus and deduction give the score (V149). */
const scoresRule: RecordRule = (values) => {
  const scores = elementsOf(values, 'scores');
  const findings: Finding[] = [];
  for (const item of scores) {
    const [score, max] = [readDecimal(item.score), readDecimal(item.max)];
    if (score && max && compareDecimals(score, max) > 0)
      findings.push(finding('V149', 'scores', `“${textOf(item, 'item') ?? ''}”得分超过标准分。请核对。`));
  }
  const total = readDecimal(values.score);
  // With groups of raters the score is weighted, not summed.
  if (total === undefined || scores.length === 0 || elementsOf(values, 'parts').length > 0) return findings;
  const parts = [...scores.map((item) => item.score), values.bonus].flatMap(
    (value) => readDecimal(value) ?? [],
  );
  const less = readDecimal(values.deduction);
  const sum = addDecimals(less ? [...parts, { ...less, digits: -less.digits }] : parts);
  if (compareDecimals(sum, total) !== 0)
    findings.push(finding('V149', 'score', `各项得分加减后是 ${showDecimal(sum)}，与所填得分不符。请核对。`));
  return findings;
};

/** Who was voted down on one ground gets the last grade; a place is among those judged (V149). */
const rankRule: RecordRule = (values) => {
  const [rank, of] = [countOf(values, 'rank'), countOf(values, 'rankOf')];
  return rank !== undefined && of !== undefined && rank > of
    ? [finding('V149', 'rank', `名次 ${rank} 大于参评数 ${of}。请核对。`)]
    : [];
};

export const evaluationRules: readonly RecordRule[] = [
  evaluationBallots,
  weightsRule('parts', '各主体权重'),
  scoresRule,
  rankRule,
  notNegative(evaluation.fields, 'entitled', 'issued', 'returned', 'invalid'),
  notAhead(evaluation.fields, 'heldAt'),
];

/** Cut-offs fall from grade to grade, ceilings name one of them, what counts has points (V150). */
const gradesRule: RecordRule = (values) => {
  const findings: Finding[] = [];
  const cutoffs = elementsOf(values, 'cutoffs');
  cutoffs.slice(1).forEach((cutoff, index) => {
    const [above, own] = [readDecimal(cutoffs[index]?.from), readDecimal(cutoff.from)];
    if (above && own && compareDecimals(own, above) >= 0)
      findings.push(
        finding(
          'V150',
          'cutoffs',
          `“${textOf(cutoff, 'grade') ?? ''}”的最低分不低于上一等次。等次应从高到低填写。`,
        ),
      );
  });
  const grades = cutoffs.map((cutoff) => textOf(cutoff, 'grade'));
  for (const ceiling of elementsOf(values, 'ceilings')) {
    const atMost = textOf(ceiling, 'atMost');
    if (atMost !== undefined && !grades.includes(atMost))
      findings.push(finding('V150', 'ceilings', `“${atMost}”不在等次划分中。请改成其中的等次。`));
  }
  for (const entry of elementsOf(values, 'satisfactionMap')) {
    if (entry.isExcluded !== true && readDecimal(entry.points) === undefined)
      findings.push(finding('V150', 'satisfactionMap', '计入有效票的档次要填折算分；不计入的请勾选。'));
  }
  return findings;
};

export const evaluationSchemeRules: readonly RecordRule[] = [
  weightsRule('raters', '各评价主体权重'),
  gradesRule,
  notNegative(evaluationScheme.fields, 'bonusCap', 'decimals', 'noticeDays'),
];

/** Points of the items that count towards the whole (V148), and weights where items have any (V147). */
const pointsRule: RecordRule = (values) => {
  const total = readDecimal(values.total);
  const items = elementsOf(values, 'items').filter((item) => item.type !== 'veto' && item.type !== 'deduct');
  const points = items.flatMap((item) => readDecimal(item.max) ?? []);
  if (total === undefined || points.length === 0) return [];
  const sum = addDecimals(points);
  if (compareDecimals(sum, total) === 0) return [];
  return [finding('V148', 'total', `各项标准分合计 ${showDecimal(sum)}，与总分不符。请核对。`)];
};

export const indicatorSetRules: readonly RecordRule[] = [
  pointsRule,
  weightsRule('items', '各指标权重'),
  datesInOrder(indicatorSet.fields, ['from', 'to']),
];

/** Votes for somebody are among the valid ones, and these among those entitled (V146). */
const votesRule: RecordRule = (values) => {
  const [entitled, cast, votes] = ['entitled', 'cast', 'votes'].map((key) => countOf(values, key));
  const findings: Finding[] = [];
  if (votes !== undefined && cast !== undefined && votes > cast)
    findings.push(finding('V146', 'votes', `得票 ${votes}，多于有效票 ${cast}。请核对。`));
  if (cast !== undefined && entitled !== undefined && cast > entitled)
    findings.push(finding('V146', 'cast', `有效票 ${cast}，多于应投票的 ${entitled} 人。请核对。`));
  return findings;
};

export const nominationRules: readonly RecordRule[] = [
  votesRule,
  notNegative(nomination.fields, 'entitled', 'cast', 'votes'),
  datesInOrder(nomination.fields, ['nominatedAt', 'electedAt']),
];
