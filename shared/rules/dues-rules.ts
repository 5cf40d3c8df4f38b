import type { Finding, RecordRule } from '../records/define';
import { finding } from './checks';
import { isEmptyValue, numberOf, textOf } from './values';

/** Whole amount at one rate, by the band in which it lies: upper bound in yuan, included, and per mille. */
type Bands = readonly (readonly [upTo: number, perMille: number])[];

/** Rates since 2008-04-01 (中组发〔2008〕3 号). */
const RATES: Readonly<Record<string, Bands>> = {
  salaried: [
    [3000, 5],
    [5000, 10],
    [10_000, 15],
    [Number.POSITIVE_INFINITY, 20],
  ],
  retired: [
    [5000, 5],
    [Number.POSITIVE_INFINITY, 10],
  ],
};
/** Least and most in yuan a month for who pays a fixed amount. */
const FIXED: Readonly<Record<string, readonly [least: number, most: number]>> = {
  farmer: [0.2, 1],
  low: [0.2, 0.2],
};
/** Amounts are exact to 0.1 yuan, rounded up or down as each place does. */
const TOLERANCE = 0.1;
const FIRST_MONTH = '2008-04';

/** Least and most that a payer owes a month, in yuan; undefined when the standard does not say. */
export function duesStandard(
  payer: string | undefined,
  base: number | undefined,
): readonly [least: number, most: number] | undefined {
  const fixed = FIXED[payer ?? ''];
  if (fixed !== undefined) return fixed;
  const band = base === undefined ? undefined : RATES[payer ?? '']?.find(([upTo]) => base <= upTo);
  if (band === undefined || base === undefined) return undefined;
  const amount = (base * band[1]) / 1000;
  return [amount - TOLERANCE, amount + TOLERANCE];
}

/** What is owed against the standard (V111); relief has its reason. */
const standardRule: RecordRule = (values) => {
  const due = numberOf(values, 'due');
  const standard = duesStandard(textOf(values, 'payer'), numberOf(values, 'base'));
  const month = textOf(values, 'month') ?? '';
  if (due === undefined || standard === undefined || month < FIRST_MONTH) return [];
  if (!isEmptyValue(values.reliefReason) || textOf(values, 'status') === 'exempt') return [];
  const [least, most] = standard;
  // Yuan with one decimal as floats: a hair's breadth is no difference.
  if (due >= least - 1e-9 && due <= most + 1e-9) return [];
  const range = most - least > 0.3 ? `${least} 至 ${most}` : ((least + most) / 2).toFixed(2);
  return [finding('V111', 'due', `按交纳标准应为 ${range} 元。请核对类别和基数，少交、免交的写明原因。`)];
};

/** What was paid against the state (V110). */
const statusRule: RecordRule = (values): readonly Finding[] => {
  const [due, paid] = [numberOf(values, 'due') ?? 0, numberOf(values, 'paid') ?? 0];
  switch (textOf(values, 'status')) {
    case 'paid':
    case 'late':
      return paid < due
        ? [finding('V110', 'paid', `应交 ${due} 元，实交 ${paid} 元，不能记为交清。请核对。`)]
        : [];
    case 'unpaid':
      return paid > 0 ? [finding('V110', 'status', '已有实交金额，状态却是未交。请核对。')] : [];
    case 'exempt':
      return isEmptyValue(values.reliefReason)
        ? [finding('V110', 'reliefReason', '免交党费须写明原因和批准。')]
        : [];
    default:
      return [];
  }
};

export const duesRules: readonly RecordRule[] = [standardRule, statusRule];
