/**
 * What a check asks of each organization, as data (资料齐全度). A requirement says which records must be there, how
 * often, and what each must have; the engine in judge.ts knows nothing of any single one. Local practice overrides:
 * an administrator may switch one off, date it, or give it another threshold, and that is a record too.
 */

/** A value as the columns in memory hold it: lists by the number of their elements. */
export type Cell = string | number | boolean | undefined;

/**
 * A condition on one record, answered from its columns alone. A field is a key of the type, or `list/key` for the
 * codes that stand in a list's elements (see `listCodes` in the records' index).
 */
export type Condition =
  /** Something is there, or nothing: a list without elements and a zero are nothing. `unsaid`: no value; a zero is one. */
  | { readonly field: string; readonly is: 'present' | 'empty' | 'unsaid' }
  | { readonly field: string; readonly in: readonly Cell[] }
  | { readonly field: string; readonly notIn: readonly Cell[] }
  /** A code that one of the list's elements has; the field is `list/key`. */
  | { readonly field: string; readonly includes: string }
  /** A partial date that is surely before today, or not. */
  | { readonly field: string; readonly day: 'past' | 'not-past' }
  /** At least so many elements, or a number at least so large. */
  | { readonly field: string; readonly atLeast: number }
  /** An attachment of one of these purposes. */
  | { readonly attachment: readonly string[] }
  /** No check of level error stands against it. */
  | { readonly sound: true }
  | { readonly any: readonly Condition[] };

export type PeriodUnit = 'month' | 'quarter' | 'half' | 'year';

/** Records of one type, as far as a requirement looks at them. */
export interface RecordsAsked {
  readonly type: string;
  readonly where?: readonly Condition[];
  /** Field with the day by which a record belongs to a period; absent: it belongs to every period. */
  readonly date?: string;
}

/** How often something is asked, and until when. */
interface Rhythm {
  readonly every: PeriodUnit;
  readonly atLeast: number;
  /** Days after the deadline within which it is made up for: late, not missing. */
  readonly graceDays: number;
  /** `MM-DD`: the deadline within the year, for what is asked once a year; absent: the end of the period. */
  readonly by?: string;
}

/** So many records, or so much in sum, in each period. */
export interface OftenMeasure extends Rhythm {
  readonly kind: 'often';
  readonly records: RecordsAsked;
  /** Number field that is added up instead of counting records, such as hours. */
  readonly sum?: string;
}

/** Every record that there is must hold what is asked. `late`: if this holds as well, the hole is overdue. */
export interface EachMeasure {
  readonly kind: 'each';
  readonly records: RecordsAsked;
  readonly holds: readonly Condition[];
  readonly late?: readonly Condition[];
}

/** Every subject (a member) needs so many records about it in each period. */
export interface PerMeasure extends Rhythm {
  readonly kind: 'per';
  readonly subjects: RecordsAsked & {
    /** Day from which a subject counts; periods that began earlier are not asked of it. */
    readonly since: string;
    readonly name: string;
  };
  readonly records: RecordsAsked;
  /** Field that refers to the subject, and the one with its name for records that are not linked. */
  readonly about: { readonly reference: string; readonly name: string };
}

export type Measure = OftenMeasure | EachMeasure | PerMeasure;

export interface Requirement {
  /** Eternal; settings, exemptions and rectification items name it. */
  readonly id: string;
  /** Whole sentence: what must be there. */
  readonly label: string;
  /** Heading of its column, at most eight characters. */
  readonly short: string;
  readonly group: RequirementGroup;
  /** Rule or practice that it stands on. */
  readonly source: string;
  /** Kinds of organization to which it applies. */
  readonly orgTypes: readonly string[];
  /** What else must hold of the organization's own record. */
  readonly orgWhere?: readonly Condition[];
  /** Local practice differs: not asked until an administrator switches it on. */
  readonly startsOff?: true;
  /** First day on which it is asked, `YYYY-MM-DD`; a period that began earlier is not judged by it. */
  readonly from?: string;
  readonly measure: Measure;
  /** Values with which a record that fills the hole starts, besides organization and day. */
  readonly prefill?: Readonly<Record<string, string>>;
}

/** Headings of the matrix, in this order. */
export const REQUIREMENT_GROUPS = [
  '组织生活',
  '组织建设',
  '党员管理',
  '发展党员',
  '创先争优',
  '整改督查',
  '惠民公开',
  '基础台账',
] as const;

export type RequirementGroup = (typeof REQUIREMENT_GROUPS)[number];

/** What an administrator changed about a requirement. */
export interface RequirementSetting {
  readonly requirement: string;
  readonly isOff?: boolean;
  readonly from?: string;
  readonly atLeast?: number;
  readonly graceDays?: number;
}

/** Requirements as they hold here: settings applied, those switched off left out. */
export function requirementsInForce(
  requirements: readonly Requirement[],
  settings: readonly RequirementSetting[],
): readonly Requirement[] {
  const byId = new Map(settings.map((setting) => [setting.requirement, setting]));
  return requirements.flatMap((requirement) => {
    const setting = byId.get(requirement.id);
    if (setting?.isOff ?? requirement.startsOff === true) return [];
    return [setting === undefined ? requirement : withSetting(requirement, setting)];
  });
}

function withSetting(requirement: Requirement, setting: RequirementSetting): Requirement {
  const { measure } = requirement;
  const from = setting.from ?? requirement.from;
  return {
    ...requirement,
    ...(from === undefined ? {} : { from }),
    measure:
      measure.kind === 'each'
        ? measure
        : {
            ...measure,
            atLeast: setting.atLeast ?? measure.atLeast,
            graceDays: setting.graceDays ?? measure.graceDays,
          },
  };
}

/** Types of records that a requirement looks at; the organizations, of which all are asked, are not named. */
export const typesAsked = ({ measure }: Requirement): readonly string[] =>
  measure.kind === 'per' ? [measure.subjects.type, measure.records.type] : [measure.records.type];
