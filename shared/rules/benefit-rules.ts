import { benefitFields } from '../records/benefit-fields';
import { benefitPolicy } from '../records/benefit-policy';
import type { FieldDefinitions, Finding, RecordRule } from '../records/define';
import { finding } from './checks';
import { strangersNumberRule } from './citizen-number-rules';
import { datesInOrder, notAhead, notNegative } from './common-rules';
import { compareDecimals, multiplyDecimals, readDecimal, roundDecimal, showDecimal } from './decimal';
import { countOf, textOf } from './values';

/** Without a number nobody can tell who draws twice (V33). */
const missingNumberRule: RecordRule = (values) =>
  textOf(values, 'idNo') === undefined
    ? [finding('V33', 'idNo', '没有身份证号，无法核对是否重复享受。请补填。')]
    : [];

/** Passbooks and cards have 10 to 30 digits; anything else was cut or mistyped (V154). */
const accountRule: RecordRule = (values) => {
  const account = textOf(values, 'bankAccount');
  if (account === undefined || /^\d{10,30}$/.test(account.replace(/[\s-]/g, ''))) return [];
  return [finding('V154', 'bankAccount', '不像银行账号：应为 10 位以上的数字。请对照存折或银行卡。')];
};

/** Amount is rate times area, quantity or persons, rounded to the cent (V153). */
const amountRule: RecordRule = (values) => {
  const [rate, amount] = [readDecimal(values.rate), readDecimal(values.amount)];
  const bases = (['area', 'quantity', 'persons'] as const).flatMap((key) => readDecimal(values[key]) ?? []);
  if (rate === undefined || amount === undefined || bases.length === 0) return [];
  const expected = bases.map((base) => roundDecimal(multiplyDecimals(rate, base), 2));
  if (expected.some((product) => compareDecimals(product, amount) === 0)) return [];
  const [first] = expected;
  return [
    finding(
      'V153',
      'amount',
      `按标准和数量应为 ${first ? showDecimal(first) : ''} 元，与所填金额不符。请核对。`,
    ),
  ];
};

/** Fewer people draw than live in the household (V161). */
const personsRule: RecordRule = (values) => {
  const [persons, family] = [countOf(values, 'persons'), countOf(values, 'familySize')];
  return persons !== undefined && family !== undefined && persons > family
    ? [finding('V161', 'persons', `享受 ${persons} 人，多于家庭人口 ${family} 人。请核对。`)]
    : [];
};

export const benefitRules: readonly RecordRule[] = [
  strangersNumberRule('idNo'),
  missingNumberRule,
  accountRule,
  amountRule,
  personsRule,
  notNegative(
    benefitFields,
    'persons',
    'familySize',
    'area',
    'rate',
    'monthlyAmount',
    'amount',
    'agree',
    'against',
  ),
  datesInOrder(
    benefitFields,
    ['appliedAt', 'reviewedAt'],
    ['reviewedAt', 'firstNoticeAt'],
    ['firstNoticeAt', 'secondNoticeAt'],
    ['secondNoticeAt', 'thirdNoticeAt'],
  ),
  notAhead(benefitFields, 'appliedAt', 'reviewedAt', 'paidAt'),
];

export const benefitPolicyRules: readonly RecordRule[] = [
  datesInOrder(benefitPolicy.fields, ['from', 'to']),
  notNegative(benefitPolicy.fields, 'unitPrice', 'noticeDays', 'reviewMonths'),
];

/** Columns that may not stand in a public print: one finding for each (V22). */
export function publicPrintFindings(
  fields: FieldDefinitions,
  columns: readonly string[],
): readonly Finding[] {
  return columns.flatMap((key) => {
    const field = fields[key];
    if (field === undefined || (field.sensitive !== true && field.kind !== 'idNumber')) return [];
    return [finding('V22', key, `${field.label}不得出现在公开的名单上。请去掉这一列。`)];
  });
}
