import type { Finding, RecordRule, RecordValues } from '../records/define';
import { survey } from '../records/survey';
import { finding } from './checks';
import { notAhead, notNegative } from './common-rules';
import { addDecimals, compareDecimals, readDecimal } from './decimal';
import { sheetFindings, sheetOf } from './evaluation-rules';
import { gradeRate, showHundredths } from './scoring';
import { countOf } from './values';

const TENTH = { digits: 1n, scale: 1 } as const;
const GRADES = ['satisfied', 'fairly', 'basically', 'unsatisfied', 'unknown'] as const;

function countsOf(values: RecordValues): Readonly<Record<string, number>> | undefined {
  if (GRADES.every((grade) => countOf(values, grade) === undefined)) return undefined;
  return Object.fromEntries(GRADES.map((grade) => [grade, countOf(values, grade) ?? 0]));
}

/**
 * Rates of a survey in percent with two decimals, as far as its counts allow: 满意率 is 满意 among the valid votes,
 * 综合满意率 takes 比较满意 and 基本满意 in; 不了解 is no valid vote.
 */
export function surveyRates(values: RecordValues): Readonly<Record<string, string>> {
  const counts = countsOf(values);
  const rates: Record<string, string> = {};
  const set = (key: string, rate: number | undefined): void => {
    if (rate !== undefined) rates[key] = showHundredths(rate);
  };
  if (counts !== undefined && Object.values(counts).every((count) => count >= 0)) {
    set('satisfactionRate', gradeRate(counts, ['satisfied'], ['unknown']));
    set('overallRate', gradeRate(counts, ['satisfied', 'fairly', 'basically'], ['unknown']));
  }
  const [asked, aware] = [countOf(values, 'asked'), countOf(values, 'aware')];
  if (asked !== undefined && aware !== undefined && aware >= 0 && aware <= asked)
    set('awarenessRate', gradeRate({ aware, other: asked - aware }, ['aware'], []));
  return rates;
}

const ballotsRule: RecordRule = (values) => {
  const counts = countsOf(values);
  const findings: Finding[] =
    counts === undefined ? [] : [...sheetFindings('returned', sheetOf(values, counts))];
  const [asked, aware] = [countOf(values, 'asked'), countOf(values, 'aware')];
  if (asked !== undefined && aware !== undefined && aware > asked)
    findings.push(finding('V146', 'aware', `知晓 ${aware} 人，多于被询问的 ${asked} 人。请核对。`));
  return findings;
};

/** A rate that somebody typed agrees with the counts beside it, to one decimal (V151). */
const ratesRule: RecordRule = (values) =>
  Object.entries(surveyRates(values)).flatMap(([key, rate]) => {
    const [own, counted] = [readDecimal(values[key]), readDecimal(rate)];
    if (own === undefined || counted === undefined) return [];
    // Sheets give rates with one decimal or two, rounded or cut off.
    const off = addDecimals([own, { ...counted, digits: -counted.digits }]);
    const size = off.digits < 0n ? { ...off, digits: -off.digits } : off;
    return compareDecimals(size, TENTH) <= 0
      ? []
      : [finding('V151', key, `按票数应为 ${rate}%，与所填不符。请核对票数或比率。`)];
  });

export const surveyRules: readonly RecordRule[] = [
  ballotsRule,
  ratesRule,
  notNegative(survey.fields, 'entitled', 'issued', 'returned', 'invalid', ...GRADES, 'asked', 'aware'),
  notAhead(survey.fields, 'date'),
];
