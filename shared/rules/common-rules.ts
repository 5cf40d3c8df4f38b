import type { FieldDefinitions, RecordRule, RecordValues } from '../records/define';
import { finding } from './checks';
import { readDecimal } from './decimal';
import { isSurelyBefore } from './partial-date';
import { isEmptyValue, textOf } from './values';

/** Rules that many ledgers share, made for the fields of one. */

type Fields = FieldDefinitions;
type KeyOf<F extends Fields> = keyof F & string;

const labelIn = (fields: Fields, key: string): string => fields[key]?.label ?? key;

/** Pairs of dates, earlier and later, that stand the other way round however both are meant. */
export function outOfOrder<K extends string>(
  values: RecordValues,
  pairs: readonly (readonly [K, K])[],
): readonly { readonly first: K; readonly second: K; readonly earlier: string }[] {
  return pairs.flatMap(([first, second]) => {
    const [earlier, later] = [textOf(values, first), textOf(values, second)];
    if (earlier === undefined || later === undefined || !isSurelyBefore(later, earlier)) return [];
    return [{ first, second, earlier }];
  });
}

/** Dates that follow each other; each pair is earlier, later (V105). */
export function datesInOrder<F extends Fields>(
  fields: F,
  ...pairs: readonly (readonly [KeyOf<F>, KeyOf<F>])[]
): RecordRule {
  return (values) =>
    outOfOrder(values, pairs).map(({ first, second, earlier }) =>
      finding(
        'V105',
        second,
        `${labelIn(fields, second)}早于${labelIn(fields, first)}（${earlier}）。请核对。`,
      ),
    );
}

/** Days on which something has happened (V46). */
export function notAhead<F extends Fields>(_: F, ...keys: readonly KeyOf<F>[]): RecordRule {
  return (values, { today }) =>
    keys.flatMap((key) => {
      const date = textOf(values, key);
      if (date === undefined || !isSurelyBefore(today, date)) return [];
      return [finding('V46', key, `日期 ${date} 晚于今天。请核对年份。`)];
    });
}

/** Numbers of people, ballots and money are not below zero (V160). */
export function notNegative<F extends Fields>(fields: F, ...keys: readonly KeyOf<F>[]): RecordRule {
  return (values) =>
    keys.flatMap((key) => {
      const number = readDecimal(values[key]);
      if (number === undefined || number.digits >= 0n) return [];
      return [finding('V160', key, `${labelIn(fields, key)}小于零。请核对。`)];
    });
}

export interface Closing<K extends string> {
  readonly state: K;
  /** Codes under which the matter is closed. */
  readonly closed: readonly string[];
  /** What a closed matter must have. */
  readonly needs: readonly K[];
  /** Time limit of the matter, if it has one. */
  readonly due?: K;
}

/** A closed matter has its day and result (V145); an open one past its time limit is named (V144). */
export function closing<F extends Fields>(fields: F, rule: Closing<KeyOf<F>>): RecordRule {
  return (values, { today }) => {
    const isClosed = rule.closed.includes(textOf(values, rule.state) ?? '');
    if (isClosed) {
      return rule.needs
        .filter((key) => isEmptyValue(values[key]))
        .map((key) => finding('V145', key, `已经办完，请填写${labelIn(fields, key)}。`));
    }
    return overdue(values, rule.due, today);
  };
}

function overdue(values: RecordValues, due: string | undefined, today: string) {
  const limit = due === undefined ? undefined : textOf(values, due);
  if (due === undefined || limit === undefined || !isSurelyBefore(limit, today)) return [];
  return [finding('V144', due, `期限 ${limit} 已过，还没有办完。请办理，或说明原因、调整期限。`)];
}
