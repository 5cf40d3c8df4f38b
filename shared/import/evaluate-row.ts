import { type Json, sameJson } from '../kernel/json';
import type { Finding, RecordTypeDefinition, RecordValues, RuleContext } from '../records/define';
import { initialValues } from '../records/registry';
import { checkRecord } from '../rules/check-record';
import { finding, gravestLevel } from '../rules/checks';
import { fillIn } from '../rules/fill-in';
import { withoutClosing } from '../rules/rectification-fill-in';
import { changedElements, removalFindings } from './list-changes';
import { type ExistingRecord, type ExistingRecords, type Match, matchRecord } from './match-record';
import type { ReadRow } from './read-row';

export type ImportStatus = 'new' | 'changed' | 'same' | 'suspect' | 'refused';

export interface FieldChange {
  readonly field: string;
  readonly before: Json | undefined;
  readonly after: Json;
}

/** What import would do with one row, and why. */
export interface ProposedRow {
  readonly row: number;
  readonly status: ImportStatus;
  /** Values as they would be stored; only what the row says or what follows from it. */
  readonly values: RecordValues;
  readonly raw: Readonly<Record<string, string>>;
  readonly changed: readonly FieldChange[];
  readonly findings: readonly Finding[];
  /** Existing record that would be changed, or null: a new one. */
  readonly match: string | null;
}

/** New and changed rows go in unless unticked, suspect ones only when ticked. */
export function isAccepted(proposed: ProposedRow, decision: boolean | undefined): boolean {
  if (proposed.status === 'refused' || proposed.status === 'same') return false;
  return decision ?? proposed.status !== 'suspect';
}

/** A row with what the program adds to it (15-digit numbers, birth date from the number): the base of comparing. */
export interface PreparedRow {
  readonly read: ReadRow;
  readonly values: Readonly<Record<string, Json>>;
  /** Fields that were derived, not written in the file: they never replace what the vault has. */
  readonly derived: readonly string[];
  readonly findings: readonly Finding[];
}

/** The same person earlier in this import, as the message names the place. */
export interface Twin {
  readonly row: number;
  /** Null: in the same file. */
  readonly file: string | null;
}

export interface EvaluationDeps {
  readonly type: RecordTypeDefinition;
  readonly existing: ExistingRecords;
  readonly context: RuleContext;
}

/** Values with which a new record starts, made once a type and not for each of ten thousand rows. */
function startOf(type: RecordTypeDefinition): Readonly<Record<string, Json>> {
  const known = starts.get(type) ?? initialValues(type);
  starts.set(type, known);
  return known;
}

const starts = new WeakMap<RecordTypeDefinition, Readonly<Record<string, Json>>>();

const NOTHING_DERIVED: readonly string[] = [];

/** Adds what follows from the row itself. `references` are values that replace texts: ids instead of names. */
export function prepareRow(
  deps: EvaluationDeps,
  read: ReadRow,
  references: Readonly<Record<string, Json | undefined>>,
  referenceFindings: readonly Finding[],
): PreparedRow {
  const values: Record<string, Json> = { ...read.values };
  for (const [key, value] of Object.entries(references)) {
    if (value === undefined) delete values[key];
    else values[key] = value;
  }
  const filled = fillIn(deps.type, values, deps.context);
  let derived = NOTHING_DERIVED;
  for (const [key, value] of Object.entries(filled.values)) {
    if (values[key] === undefined) derived = [...derived, key];
    values[key] = value;
  }
  const findings = [...read.findings, ...referenceFindings, ...filled.findings];
  return { read, values, derived, findings };
}

/** Judges a prepared row: compares it with the vault and runs the same checks as the commit. */
export function evaluateRow(deps: EvaluationDeps, said: PreparedRow, twin: Twin | null): ProposedRow {
  const { type, existing, context } = deps;
  const match = matchRecord(type, said.values, existing);
  const record = match.kind === 'same' || match.kind === 'likely' ? match.record : null;
  const prepared =
    type.name === 'rectification' ? { ...said, values: withoutClosing(said.values, record?.values) } : said;
  const changed = record === null ? [] : changesOf(type, prepared, record);
  const values = record === null ? { ...startOf(type), ...prepared.values } : prepared.values;
  const findings = distinct([
    ...prepared.findings,
    ...identityFindings(deps, match, prepared, twin),
    ...listFindings(type, changed),
    ...(record === null
      ? checkRecord(type, values, context)
      : checksOfKnown(deps, prepared, record, changed)),
  ]);
  return {
    row: prepared.read.row,
    status: statusOf(findings, match, changed),
    values,
    raw: prepared.read.raw,
    changed,
    findings,
    match: record?.id ?? null,
  };
}

/** Warnings on a duty that is due, not on what the row says: shown, but no reason to doubt the row. */
const REMINDERS: ReadonlySet<string> = new Set(['V06', 'V18', 'V26', 'V144', 'V29', 'V120']);

function statusOf(findings: readonly Finding[], match: Match, changed: readonly FieldChange[]): ImportStatus {
  const level = gravestLevel(findings.filter(({ check }) => !REMINDERS.has(check)));
  if (level === 'error') return 'refused';
  const known = match.kind === 'same' || match.kind === 'likely';
  // Nothing would be written: old warnings are no reason to ask again.
  if (known && changed.length === 0) return 'same';
  if (level === 'warning') return 'suspect';
  return known ? 'changed' : 'new';
}

/** Checks of a known record as it would be, as far as they concern the fields of this row. */
function checksOfKnown(
  { type, context }: EvaluationDeps,
  prepared: PreparedRow,
  record: ExistingRecord,
  changed: readonly FieldChange[],
): readonly Finding[] {
  const after = Object.fromEntries(changed.map((change) => [change.field, change.after]));
  const found = checkRecord(type, { ...record.values, ...after }, context);
  return found.filter(({ field }) => prepared.values[field] !== undefined);
}

function changesOf(
  type: RecordTypeDefinition,
  prepared: PreparedRow,
  record: ExistingRecord,
): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [field, after] of Object.entries(prepared.values)) {
    const before = record.values[field];
    const cell = type.fields[field]?.cell;
    if (cell !== undefined) {
      const elements = changedElements(cell, before, after);
      if (elements !== null) changes.push({ field, before, after: elements });
      continue;
    }
    if (before !== undefined && before !== null) {
      if (sameJson(before, after) || prepared.derived.includes(field) || isLessPrecise(before, after))
        continue;
    } else if (field === 'idNoConverted' && record.values.idNo === prepared.values.idNo) {
      // The vault has the full number already, so nothing was guessed.
      continue;
    }
    changes.push({ field, before, after });
  }
  return changes;
}

function listFindings(type: RecordTypeDefinition, changed: readonly FieldChange[]): readonly Finding[] {
  return changed.flatMap(({ field, before, after }) => {
    const cell = type.fields[field]?.cell;
    return cell === undefined ? [] : removalFindings(field, cell, before, after);
  });
}

/** A month does not replace the day that is already known within it. */
const DATE = /^\d{4}(?:-\d{2}){0,2}$/;
function isLessPrecise(before: Json, after: Json): boolean {
  return (
    typeof before === 'string' &&
    typeof after === 'string' &&
    before.length > after.length &&
    before.startsWith(after) &&
    DATE.test(before) &&
    DATE.test(after)
  );
}

function identityFindings(
  { type, existing }: EvaluationDeps,
  match: Match,
  prepared: PreparedRow,
  twin: Twin | null,
): readonly Finding[] {
  const field = type.identity[0]?.[0] ?? type.title[0] ?? '';
  const label = type.fields[field]?.label ?? '';
  const findings: Finding[] = [];
  if (twin !== null) findings.push(twinFinding(type, twin, field, label));
  switch (match.kind) {
    case 'none':
      break;
    case 'same': {
      const name = type.title[0] ?? '';
      const [ours, theirs] = [prepared.values[name], match.record.values[name]];
      if (ours !== undefined && theirs !== undefined && !sameJson(ours, theirs)) {
        findings.push(
          finding(
            'V83',
            name,
            `${label}相同，档案库中的${type.fields[name]?.label ?? '名称'}是“${String(theirs)}”。请核对是否${oneOf(type)}`,
          ),
        );
      }
      break;
    }
    case 'likely': {
      const labels = match.fields.map((key) => type.fields[key]?.label ?? key).join('、');
      findings.push(
        finding(
          'V72',
          match.fields[0] ?? field,
          `${labels}与已有记录相同，可能是${oneOf(type)}。确认后将更新那条记录`,
        ),
      );
      break;
    }
    case 'elsewhere': {
      const where = existing.titleOf('organization', String(match.record.values[type.branch] ?? ''));
      const who = existing.titleOf(type.name, match.record.id);
      findings.push(
        finding(
          'V82',
          field,
          `此${label}已登记在“${where}”（${who}）。${
            type.name === 'member' ? '若是转入，请先办理组织关系转接' : '请核对是否重复登记'
          }；确认导入后可合并为一条`,
        ),
      );
      break;
    }
    case 'contradiction': {
      const who = existing.titleOf(type.name, match.record.id);
      findings.push(finding('V83', field, `本党组织已有“${who}”，姓名和出生日期相同而${label}不同。请核对`));
      break;
    }
  }
  return findings;
}

/** What two rows of one identity are. */
const oneOf = (type: RecordTypeDefinition): string => (type.name === 'member' ? '同一人' : '同一条');

function twinFinding(type: RecordTypeDefinition, twin: Twin, field: string, label: string): Finding {
  return twin.file === null
    ? finding('V74', field, `与本文件第 ${twin.row} 行的${label}相同。${oneOf(type)}只需一行，请删去或改正`)
    : finding(
        'V82',
        field,
        `此${label}也在“${twin.file}”第 ${twin.row} 行。请核对${
          type.name === 'member' ? '此人属于' : '这一条归'
        }哪个党组织；确认导入后可合并为一条`,
      );
}

/** One finding a check and field; the first is the more exact one. Few a row: comparing beats hashing. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ check, field }, at) =>
      findings.findIndex((earlier) => earlier.check === check && earlier.field === field) === at,
  );
}
