import type { RecordTypeDefinition, RecordValues } from '../records/define';
import { isRecordTypeName, type RecordTypeName } from '../records/registry';
import { subjectKindOf } from './subject-kind';
import { isEmptyValue, textOf } from './values';

type Condition = (values: RecordValues) => boolean;

const isMember: Condition = ({ memberCategory }) =>
  memberCategory === 'full' || memberCategory === 'probationary';

/** One of these values stands in the field. */
const isOneOf =
  (key: string, ...wanted: readonly string[]): Condition =>
  (values) =>
    wanted.includes(textOf(values, key) ?? '');

/** Whether a record of a unit or a person is of a person: as it says, else as the name looks. */
const isAboutMember = (values: RecordValues, kind: string, name: string): boolean =>
  (textOf(values, kind) ?? subjectKindOf(textOf(values, name) ?? '')) === 'member';

/** When a field that is required on a condition is asked for. A test holds these against the declarations. */
const CONDITIONS: { readonly [N in RecordTypeName]?: Readonly<Record<string, Condition>> } = {
  member: {
    idNo: (values) => textOf(values, 'noIdReason') === undefined,
    joinDate: isMember,
    fullDate: ({ memberCategory }) => memberCategory === 'full',
    lostSince: ({ isLost }) => isLost === true,
  },
  development: { endReason: isOneOf('state', 'stopped') },
  commendation: { revokedReason: isOneOf('state', 'rejected', 'revoked') },
  model: { removedReason: isOneOf('state', 'removed') },
  rectification: { stateReason: isOneOf('state', 'returned', 'transferred', 'void') },
  commitment: {
    memberId: (values) => isAboutMember(values, 'ownerKind', 'promiser'),
    unmetReason: ({ result }) => result === 'excused' || result === 'broken',
  },
  evaluation: { memberId: (values) => isAboutMember(values, 'subjectKind', 'subject') },
  'term-goal': { memberId: (values) => isAboutMember(values, 'ownerKind', 'owner') },
  'member-review': { deadline: ({ disposal }) => disposal === 'correct' },
  benefit: { stopReason: ({ status }) => status === 'suspended' || status === 'cancelled' },
};

/** Fields with a condition, for the test that every `conditional` has one. */
export function conditionalFields(type: RecordTypeName): readonly string[] {
  return Object.keys(CONDITIONS[type] ?? {});
}

/** Whether a complete record of this kind has the field filled in. */
export function isAskedFor(type: RecordTypeDefinition, key: string, values: RecordValues): boolean {
  const required = type.fields[key]?.required;
  if (required !== 'conditional') return required === true;
  return isRecordTypeName(type.name) && (CONDITIONS[type.name]?.[key]?.(values) ?? false);
}

/** How much of what is asked for is filled in (信息完整度). */
export interface Completeness {
  /** Whole percent, rounded down: 100 only when nothing is missing. */
  readonly percent: number;
  /** Keys of what is missing, in the order of the declaration. */
  readonly missing: readonly string[];
}

/** Share of the fields asked for that hold something. Says nothing about whether it is right. */
export function completeness(type: RecordTypeDefinition, values: RecordValues): Completeness {
  const asked = Object.keys(type.fields).filter((key) => isAskedFor(type, key, values));
  const missing = asked.filter((key) => isEmptyValue(values[key]));
  const percent =
    asked.length === 0 ? 100 : Math.floor((100 * (asked.length - missing.length)) / asked.length);
  return { percent, missing };
}
