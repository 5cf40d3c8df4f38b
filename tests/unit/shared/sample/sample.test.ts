import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ATTACHMENTS_FIELD,
  type FieldDefinition,
  type FieldDefinitions,
  type RecordValues,
} from '../../../../shared/records/define';
import { type RecordTypeName, recordType, recordTypes } from '../../../../shared/records/registry';
import { checkRecord } from '../../../../shared/rules/check-record';
import { identitiesOf } from '../../../../shared/rules/identity';
import { elementsOf, textOf } from '../../../../shared/rules/values';
import { inventSample, type SampleRecord, typesWithoutPlan } from '../../../../shared/sample/invent';
import type { SamplePaper, SampleSize } from '../../../../shared/sample/sample-size';
import { TODAY } from '../../builders/citizen-numbers';

const PURPOSES = ['signed-scan', 'photo', 'sign-in', 'evidence', 'notice', 'certificate', 'document'];
const papers: readonly SamplePaper[] = PURPOSES.map((purpose, at) => ({
  blob: String(at).repeat(64),
  name: `${purpose}.jpg`,
  size: 1000,
  mime: 'image/jpeg',
  purposes: [purpose],
}));
const TOWNSHIP: SampleSize = { branches: 30, members: 1200, today: TODAY, papers };

const township = [...inventSample(TOWNSHIP)];

/** Any office that somebody may ask for, on any day. */
const sizes = fc.record({
  branches: fc.integer({ min: 1, max: 40 }),
  members: fc.integer({ min: 1, max: 500 }),
  records: fc.option(fc.integer({ min: 0, max: 1500 }), { nil: undefined }),
  benefits: fc.integer({ min: 1, max: 500 }),
  seed: fc.integer(),
  today: fc.constantFrom('2024-02-29', '2025-12-31', '2026-01-01', TODAY),
  papers: fc.constantFrom(papers, []),
});

describe('the sample township', () => {
  it('has a plan for every record type of the registry', () => {
    const missing = typesWithoutPlan().map(
      (name) => `${name}: say in shared/sample/plans what one of its records looks like`,
    );
    expect(missing).toEqual([]);
  });

  it('is a township: some thirty branches, twelve hundred members, a year of every record type', () => {
    expect(typesMissingIn(township)).toEqual([]);
    const members = township.filter(({ type }) => type === 'member');
    expect(members).toHaveLength(TOWNSHIP.members);
    const branches = township.filter(({ values }) => values.orgType === 'branch');
    expect(branches).toHaveLength(TOWNSHIP.branches);
    expect(township.length).toBeGreaterThan(8_000);
    expect(township.length).toBeLessThan(14_000);
  });

  it('is the same for the same seed and another for another', () => {
    const size = { ...TOWNSHIP, branches: 3, members: 40 };
    expect([...inventSample(size)]).toEqual([...inventSample(size)]);
    expect([...inventSample({ ...size, seed: 2 })]).not.toEqual([...inventSample(size)]);
  });

  it('holds nothing that a rule calls wrong, and some work in every corner', () => {
    const findings = township.flatMap((record) =>
      findingsOf(record, TODAY).map(({ check, level }) => ({ type: record.type, check, level })),
    );
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    const share = findings.length / township.length;
    expect(share).toBeGreaterThan(0.005);
    expect(share).toBeLessThan(0.05);
    // Overdue matters, a probation without decision, a letter without receipt: each has its example.
    for (const check of ['V06', 'V18', 'V29', 'V144', 'V32']) {
      expect(
        findings.map((found) => found.check),
        check,
      ).toContain(check);
    }
  });

  it('holds nothing twice', () => {
    const seen = new Set<string>();
    const twice = township.flatMap(({ type, values }) =>
      identitiesOf(recordType(type), values).filter((text) => {
        const isKnown = seen.has(`${type} ${text}`);
        seen.add(`${type} ${text}`);
        return isKnown;
      }),
    );
    expect(twice).toEqual([]);
  });

  it('has every kind of paper among its attachments', () => {
    const purposes = new Set(
      township.flatMap(({ values }) =>
        elementsOf(values, ATTACHMENTS_FIELD).map((one) => textOf(one, 'purpose')),
      ),
    );
    expect([...purposes].sort()).toEqual([...PURPOSES].sort());
  });
});

describe('a sample of any size', () => {
  it('holds every type, refers to earlier records only, breaks no rule', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const records = [...inventSample(size)];
        expect(typesMissingIn(records)).toEqual([]);
        expect(danglingIn(records)).toEqual([]);
        // Closing asks for papers; without any there is nothing to attach.
        const errors = records.flatMap((record) =>
          findingsOf(record, size.today)
            .filter(({ level, check }) => level === 'error' && !(size.papers.length === 0 && check === 'V17'))
            .map(({ check, message }) => `${record.type} ${check} ${message}`),
        );
        expect(errors).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('holds as many records and benefit rows as were asked for', () => {
    const size = { ...TOWNSHIP, branches: 60, members: 1500, records: 9000, benefits: 12_000 };
    let benefits = 0;
    let others = 0;
    for (const { type } of inventSample(size)) {
      if (type === 'benefit') benefits += 1;
      else others += 1;
    }
    expect(benefits).toBe(12_000);
    expect(Math.abs(others - 9000)).toBeLessThan(9000 * 0.02);
  });
});

const findingsOf = ({ type, values }: SampleRecord, today: string) =>
  checkRecord(recordType(type), values, { today });

function typesMissingIn(records: readonly SampleRecord[]): readonly string[] {
  const present = new Set<string>(records.map(({ type }) => type));
  return recordTypes
    .filter(({ setting }) => setting !== true)
    .map(({ name }) => name)
    .filter((name) => !present.has(name));
}

/** References, in lists too, to nothing, to a record of another type, or to one that comes later. */
function danglingIn(records: readonly SampleRecord[]): readonly string[] {
  const types = new Map<string, RecordTypeName>();
  const found: string[] = [];
  // People and the cards of their branches name each other.
  for (const { id, type } of records) if (type === 'organization' || type === 'member') types.set(id, type);
  for (const { id, type, values } of records) {
    for (const { path, to, value } of referencesOf(recordType(type).fields, values)) {
      if (types.get(value) !== to) found.push(`${type}.${path} -> ${to}`);
    }
    types.set(id, type);
  }
  return found;
}

interface Reference {
  readonly path: string;
  readonly to: string | undefined;
  readonly value: string;
}

function referencesOf(fields: FieldDefinitions, values: RecordValues): readonly Reference[] {
  return Object.entries(fields).flatMap(([key, field]: [string, FieldDefinition]) => {
    const value = textOf(values, key);
    if (field.kind === 'reference' && value !== undefined) return [{ path: key, to: field.to, value }];
    if (field.kind !== 'list') return [];
    return elementsOf(values, key).flatMap((element) =>
      referencesOf(field.of ?? {}, element).map((one) => ({ ...one, path: `${key}/${one.path}` })),
    );
  });
}
