import { readRecord } from '../../shared/journal/read-record';
import { appError } from '../../shared/kernel/errors';
import { err, ok, type Result } from '../../shared/kernel/result';
import {
  ATTACHMENTS_FIELD,
  type Finding,
  type RecordTypeDefinition,
  type RecordValues,
} from '../../shared/records/define';
import { normaliseValues } from '../../shared/records/normalise';
import { titleOf } from '../../shared/records/registry';
import { checkRecord } from '../../shared/rules/check-record';
import { finding } from '../../shared/rules/checks';
import { duplicateFinding } from '../../shared/rules/identity';
import { completeness } from '../../shared/rules/required';
import type { RecordDetails } from './api';
import { identitiesIn } from './identities';
import { isSeparate, officeNotes } from './office-notes';
import { describeContext, type OpenVault } from './open-vault';
import type { StoredRecord } from './records/stored-record';
import type { Work } from './work';

/** Everything that a form shows of one record; null: there is none of that id. */
export async function detailsOf(work: Work, id: string): Promise<Result<RecordDetails | null>> {
  const record = await work.vault.store.get(id);
  return ok(record === undefined ? null : await describeDetails(work, record));
}

/** Details of an open record. */
export async function describeDetails(work: Work, record: StoredRecord): Promise<RecordDetails> {
  const { vault, versions } = work;
  const { state } = record;
  const read = readRecord(state, vault.deps.now());
  const type = vault.index.catalogue.find(state.type);
  const conflicts = read.conflicts.map((path) => ({ path, heads: state.registers[path]?.heads ?? [] }));
  const base = { id: read.id, type: read.type, deleted: read.deleted, values: read.values, conflicts };
  const version = versions.keep(state);
  if (type === undefined) {
    const unknown = Object.keys(read.values);
    return { ...base, title: `(${read.type})`, findings: [], completeness: 0, unknown, version };
  }
  const findings = read.deleted ? [] : await allFindings(vault, type, read.values, read.id);
  return {
    ...base,
    title: titleOf(type, read.values),
    findings,
    completeness: completeness(type, read.values).percent,
    unknown: Object.keys(read.values).filter((key) => isUnknown(type, key)),
    version,
  };
}

/** Findings of values as they are typed, with those that need other records. */
export async function checkValues(
  vault: OpenVault,
  args: { readonly type: string; readonly id: string | null; readonly values: RecordValues },
): Promise<Result<readonly Finding[]>> {
  const type = vault.index.catalogue.find(args.type);
  if (type === undefined) return err(appError('records.unknown-type', { type: args.type }));
  return ok(await allFindings(vault, type, normaliseValues(type, args.values), args.id));
}

/** Findings of a record with those that need other records. */
export async function allFindings(
  vault: OpenVault,
  type: RecordTypeDefinition,
  values: RecordValues,
  id: string | null,
): Promise<readonly Finding[]> {
  return [
    ...checkRecord(type, values, describeContext(vault)),
    ...(await duplicateFindings(vault, type, values, id)),
    ...referenceFindings(vault, type, values),
  ];
}

async function duplicateFindings(
  vault: OpenVault,
  type: RecordTypeDefinition,
  values: RecordValues,
  id: string | null,
): Promise<readonly Finding[]> {
  const index = vault.index.of(type.name);
  if (index === undefined) return [];
  const holders = identitiesIn(index).holders(values);
  if (holders.size === 0) return [];
  const notes = await officeNotes(vault);
  return [...holders].flatMap(([key, ids]) => {
    const others = ids.filter((other) => other !== id && (id === null || !isSeparate(notes, id, other)));
    return others.length === 0 ? [] : [duplicateFinding(type, key, others.length)];
  });
}

function referenceFindings(
  vault: OpenVault,
  type: RecordTypeDefinition,
  values: RecordValues,
): readonly Finding[] {
  return Object.entries(type.fields).flatMap(([key, field]) => {
    const target = values[key];
    if (field.kind !== 'reference' || typeof target !== 'string' || target === '') return [];
    if (vault.index.titleOf(field.to ?? '', target) !== undefined) return [];
    const why = vault.index.find(target) === undefined ? '不在本档案库中' : '已被删除，可在回收站恢复';
    return [finding('V71', key, `${field.label}所指的记录${why}。请重新选择。`)];
  });
}

const isUnknown = (type: RecordTypeDefinition, key: string): boolean =>
  !key.startsWith('$') && key !== ATTACHMENTS_FIELD && !Object.hasOwn(type.fields, key);
