import { type ReadRecord, readRecord } from '../../../shared/journal/read-record';
import type { Json } from '../../../shared/kernel/json';
import type {
  FieldDefinition,
  Finding,
  RecordTypeDefinition,
  RecordValues,
  RuleContext,
} from '../../../shared/records/define';
import { ATTACHMENTS_FIELD } from '../../../shared/records/define';
import { rectification } from '../../../shared/records/rectification';
import { titleOf } from '../../../shared/records/registry';
import { SIGN_OFF_STATE_FIELD } from '../../../shared/records/sign-off-fields';
import { checkRecord } from '../../../shared/rules/check-record';
import { dueDay } from '../../../shared/rules/rectification-rules';
import { completeness } from '../../../shared/rules/required';
import { isSigned, signOffState } from '../../../shared/rules/sign-off';
import type { StoredRecord } from '../records/stored-record';
import { type Cell, cellOf } from './column';
import { type SearchTexts, searchTextsOf } from './searchable';

/** Worst level among a record's findings. */
export type Level = 'error' | 'warning' | null;

/** What the index holds of one record. */
export interface Described {
  readonly id: string;
  readonly title: string;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly deleted: boolean;
  readonly deletedAt: number | undefined;
  readonly deletedBy: string | undefined;
  readonly conflict: boolean;
  readonly farAhead: boolean;
  readonly level: Level;
  /** Whole percent. */
  readonly completeness: number;
  readonly texts: SearchTexts;
}

export interface DescribeContext extends RuleContext {
  /** Wall clock, ms: which stamps are far ahead. */
  readonly wall: number;
}

/** What of a record can be other on another day, though nobody changed it. */
export type Marks = Pick<Described, 'id' | 'deleted' | 'conflict' | 'farAhead' | 'level'>;

/** Columns that every type has besides its fields. */
export const DELETED_AT = '$deletedAt';
export const DELETED_BY = '$deletedBy';

/** Reads one merged record for the index. The title of a member or an organization needs no other record. */
export function describeRecord(
  type: RecordTypeDefinition,
  record: StoredRecord,
  context: DescribeContext,
): Described {
  const read = readRecord(record.state, context.wall);
  const title = titleOf(type, read.values);
  return {
    ...marksOfRead(type, read, context),
    title,
    cells: cellsOf(type, read),
    deletedAt: read.deleted ? record.deletion?.wall : undefined,
    deletedBy: read.deleted ? record.deletion?.by : undefined,
    completeness: completeness(type, read.values).percent,
    texts: searchTextsOf(type, title, read.values),
  };
}

/**
 * Only what the day can change in a record without values of a clock far ahead: a tenth of the work, and no column has
 * to be looked at.
 */
export function marksOf(type: RecordTypeDefinition, record: StoredRecord, context: DescribeContext): Marks {
  return marksOfRead(type, readRecord(record.state, context.wall), context);
}

const marksOfRead = (type: RecordTypeDefinition, read: ReadRecord, context: DescribeContext): Marks => ({
  id: read.id,
  deleted: read.deleted,
  conflict: read.conflicts.length > 0,
  farAhead: read.farAhead.length > 0,
  level: worstLevel(checkRecord(type, read.values, context)),
});

/** Worst level that a list can mark; notes are not marked. */
export function worstLevel(findings: readonly Finding[]): Level {
  let worst: Level = null;
  for (const { level } of findings) {
    if (level === 'error') return 'error';
    if (level === 'warning') worst = 'warning';
  }
  return worst;
}

function cellsOf(type: RecordTypeDefinition, read: ReadRecord): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const key of [...Object.keys(type.fields), ATTACHMENTS_FIELD]) {
    const value = valueAt(read.values, key);
    const cell = cellOf(value);
    if (cell === undefined) continue;
    cells.set(key, cell);
    const codes = key === ATTACHMENTS_FIELD ? OF_ATTACHMENTS : codesIn(type.fields[key]);
    for (const inner of codes) {
      const listed = listCodes(value, inner);
      if (listed !== '') cells.set(`${key}/${inner}`, listed);
    }
  }
  if (isSigned(type)) cells.set(SIGN_OFF_STATE_FIELD, signOffState(read.values));
  const due = type.name === rectification.name ? dueDay(read.values) : undefined;
  if (due !== undefined) cells.set('dueDay', due);
  return cells;
}

/** By what attachments are asked for: what they prove, and where else their content is held. */
const OF_ATTACHMENTS: readonly string[] = ['purpose', 'blob'];
const NO_CODES: readonly string[] = [];
const codesByField = new WeakMap<FieldDefinition, readonly string[]>();

/** Keys in a list's elements by which it is asked what it holds: codes (which steps, which purposes), and what says so. */
function codesIn(field: FieldDefinition | undefined): readonly string[] {
  if (field?.of === undefined) return NO_CODES;
  const known = codesByField.get(field);
  if (known !== undefined) return known;
  const codes = Object.entries(field.of).flatMap(([key, inner]) =>
    inner.kind === 'code' || inner.listed === true ? [key] : [],
  );
  codesByField.set(field, codes);
  return codes;
}

/** Different codes that the elements have at a key, one a line: local wording may hold any other separator. */
function listCodes(value: Json | undefined, key: string): string {
  if (!Array.isArray(value)) return '';
  const codes = new Set<string>();
  for (const element of value) {
    const code = isElement(element) ? element[key] : undefined;
    if (typeof code === 'string') codes.add(code);
  }
  return [...codes].sort().join('\n');
}

const isElement = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (values: RecordValues, key: string) => (Object.hasOwn(values, key) ? values[key] : undefined);
