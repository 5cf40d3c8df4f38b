import type { RecordValues } from '../records/define';
import type { MemberValues } from '../records/member';

/** One person of a unit who can be named in its records. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly gender: string;
  readonly birthDate: string;
  readonly mobile: string;
  readonly category: string;
  /** Days of the steps towards membership, as far as they were taken. */
  readonly steps: MembershipSteps;
}

export type MembershipSteps = Pick<
  MemberValues,
  'applyDate' | 'activistDate' | 'targetDate' | 'joinDate' | 'fullDate'
>;

/** A family of a village, as it stands in lists of visits and benefits. */
export interface Household {
  readonly head: string;
  readonly idNo: string;
  readonly group: string;
  readonly persons: number;
  readonly phone: string;
}

export type UnitKind = 'village' | 'community' | 'office' | 'school' | 'hospital' | 'private';

/** An organization that keeps records, with whom and what its records can name. */
export interface Unit {
  readonly id: string;
  readonly kind: UnitKind;
  /** Short name of the place: 河口村. */
  readonly place: string;
  readonly fullName: string;
  /** The committee above it; a committee is its own. */
  readonly town: Town;
  readonly groups: readonly string[];
  /** Full and probationary members; the committee of the branch first, its secretary before all. */
  readonly people: Person[];
  /** Activists and those who are to be admitted. */
  readonly candidates: Person[];
  readonly households: Household[];
  /** Records of types that others refer to, by type, in the order in which they were made. */
  readonly made: Map<string, Made[]>;
}

/** A committee with the branches below it; it is its own town. */
export class Town implements Unit {
  readonly kind = 'office';
  readonly town: Town = this;
  readonly groups = [];
  readonly people: Person[] = [];
  readonly candidates: Person[] = [];
  readonly households: Household[] = [];
  readonly made = new Map<string, Made[]>();
  readonly branches: Unit[] = [];
  /** Last number of each kind of document that it issued. */
  readonly numbers = new Map<string, number>();

  constructor(
    readonly id: string,
    readonly place: string,
    readonly fullName: string,
  ) {}
}

export interface Made {
  readonly id: string;
  readonly values: RecordValues;
}
