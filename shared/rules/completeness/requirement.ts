/**
 * What a check asks of each organization, as data (资料齐全度). A requirement says which records must be there, how
 * often, and what each must have; the engine in judge.ts knows nothing of any single one. Local practice overrides:
 * an administrator may switch one off, date it, or give it another threshold, and that is a record too.
 */

/** A value as the columns in memory hold it: lists by the number of their elements. */
export type Cell = string | number | boolean | undefined;

/** A condition on one record, answered from its columns alone. */
export type Condition =
  | { readonly field: string; readonly is: 'present' | 'empty' }
  | { readonly field: string; readonly in: readonly Cell[] }
  | { readonly field: string; readonly notIn: readonly Cell[] }
  /** A partial date that is surely before today, or not. */
  | { readonly field: string; readonly day: 'past' | 'not-past' }
  /** At least so many elements, or a number at least so large. */
  | { readonly field: string; readonly atLeast: number }
  /** An attachment of that purpose. */
  | { readonly attachment: string }
  /** No check of level error stands against it; the named checks are those meant. */
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

export type Measure =
  /** So many records in each period. One made up for within `graceDays` after the period counts as late. */
  | {
      readonly kind: 'often';
      readonly records: RecordsAsked;
      readonly every: PeriodUnit;
      readonly atLeast: number;
      readonly graceDays: number;
    }
  /** Every record that there is must hold what is asked. `late`: if this holds as well, the hole is overdue. */
  | {
      readonly kind: 'each';
      readonly records: RecordsAsked;
      readonly holds: readonly Condition[];
      readonly late?: readonly Condition[];
    };

export interface Requirement {
  /** Eternal; settings, exemptions and rectification items name it. */
  readonly id: string;
  readonly label: string;
  /** Heading in the matrix. */
  readonly group: string;
  /** Rule or practice that it stands on. */
  readonly source: string;
  /** Kinds of organization to which it applies. */
  readonly orgTypes: readonly string[];
  /** First day on which it is asked, `YYYY-MM-DD`; a period that began earlier is not judged by it. */
  readonly from?: string;
  readonly measure: Measure;
  /** Values with which a record that fills the hole starts, besides organization and day. */
  readonly prefill?: Readonly<Record<string, string>>;
}

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
    if (setting === undefined) return [requirement];
    return setting.isOff === true ? [] : [withSetting(requirement, setting)];
  });
}

function withSetting(requirement: Requirement, setting: RequirementSetting): Requirement {
  const { measure } = requirement;
  const from = setting.from ?? requirement.from;
  return {
    ...requirement,
    ...(from === undefined ? {} : { from }),
    measure:
      measure.kind === 'often'
        ? {
            ...measure,
            atLeast: setting.atLeast ?? measure.atLeast,
            graceDays: setting.graceDays ?? measure.graceDays,
          }
        : measure,
  };
}
