import type { Json } from '../kernel/json';
import type { RecordTypeDefinition, RecordValues } from '../records/define';
import { displayText } from '../records/display';
import { isRecordTypeName, type RecordTypeName } from '../records/registry';
import { finding } from './checks';
import type { FilledIn } from './fill-in';
import { noticeEnd } from './public-notice-rules';
import { subjectKindOf } from './subject-kind';
import { surveyRates } from './survey-rules';
import { isEmptyValue, textOf } from './values';
import { type DayUnit, lastDay } from './working-days';

/** What the program computes for a type when a field was left empty: from which fields, and what. */
interface Computed {
  readonly from: readonly string[];
  readonly values: (values: RecordValues) => Readonly<Record<string, Json>>;
}

/** Ledgers of units and people seldom have a column for which it is: the name shows it. */
function subjectKind(key: string, name: string): Computed {
  return {
    from: [name],
    values: (values) => {
      const kind = subjectKindOf(textOf(values, name) ?? '');
      return kind === undefined ? {} : { [key]: kind };
    },
  };
}

/** From which fields of which type something follows. */
export const COMPUTED: { readonly [N in RecordTypeName]?: Computed } = {
  'public-notice': {
    from: ['postAt', 'days', 'unit', 'countsPostingDay'],
    values: (values) => withDay('endAt', noticeEnd(values)?.day),
  },
  'service-case': {
    from: ['date', 'limitDays', 'limitUnit'],
    values: (values) =>
      typeof values.limitDays === 'number'
        ? withDay(
            'due',
            lastDay(textOf(values, 'date') ?? '', values.limitDays, unitOf(values.limitUnit))?.day,
          )
        : {},
  },
  commitment: subjectKind('ownerKind', 'promiser'),
  evaluation: subjectKind('subjectKind', 'subject'),
  'term-goal': subjectKind('ownerKind', 'owner'),
  survey: {
    from: ['satisfied', 'fairly', 'basically', 'unsatisfied', 'unknown', 'asked', 'aware'],
    values: surveyRates,
  },
};

const withDay = (key: string, day: string | undefined): Readonly<Record<string, Json>> =>
  day === undefined ? {} : { [key]: day };
// A limit promised in days means working days unless the record says otherwise.
const unitOf = (unit: Json | undefined): DayUnit => (unit === 'calendar' ? 'calendar' : 'working');

/** What follows from other fields and was left empty: the end of a notice, a time limit, rates. */
export function fillInComputed(type: RecordTypeDefinition, values: RecordValues): FilledIn {
  const computed = isRecordTypeName(type.name) ? COMPUTED[type.name]?.values(values) : undefined;
  const added = Object.entries(computed ?? {}).filter(([key]) => isEmptyValue(values[key]));
  return {
    values: Object.fromEntries(added),
    findings: added.map(([key, value]) => {
      const field = type.fields[key];
      return finding(
        'V158',
        key,
        `${field?.label ?? key}按已填内容得出：${field ? displayText(field, value) : String(value)}。请核对。`,
      );
    }),
  };
}
