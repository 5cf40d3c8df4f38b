import { describe, expect, it } from 'vitest';
import { toDrafts } from '../../../../shared/import/drafts';
import type { SessionRow } from '../../../../shared/import/session';
import { emptyVault, ROSTERS, readRoster, rosterSession, vaultOf } from '../../builders/rosters';

/** What each kind of spoiling must lead to. */
const EXPECTED: Readonly<Record<string, { readonly status: string; readonly check: string }>> = {
  'bad check digit': { status: 'refused', check: 'V01' },
  'number lost its last digits': { status: 'refused', check: 'V41' },
  '15-digit number': { status: 'suspect', check: 'V45' },
  'joined at 12': { status: 'suspect', check: 'V04' },
  'short phone': { status: 'suspect', check: 'V38' },
  'spaces in the name': { status: 'new', check: 'V56' },
};

function counter(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `id-${count}`;
  };
}

function sessionOf(name: string) {
  const session = rosterSession(emptyVault());
  session.add(name, readRoster(name));
  return session;
}

function allTwelve(existing = emptyVault()) {
  const session = rosterSession(existing);
  for (const { name } of ROSTERS) session.add(name, readRoster(name));
  return session;
}

describe.each(ROSTERS)('the roster $name', (roster) => {
  const session = sessionOf(roster.name);
  const rows = session.rows(0);
  const spoiled = new Map(roster.dirty.map(({ row, notes }) => [row, notes]));

  it('has its headings and every person found, and nothing else', () => {
    expect(session.files[0]?.table?.headerRow).toBe(roster.headerRow);
    expect(rows).toHaveLength(roster.people);
    expect(session.files[0]?.table?.skipped.map(({ reason }) => reason)).toEqual(['total', 'signature']);
  });

  it('goes to the branch that its title names', () => {
    const place = roster.file.slice(3);
    expect(session.files[0]?.branch).toEqual({ create: `${place}党支部`, parent: 'root' });
  });

  it('has every column mapped with certainty, except the numbering', () => {
    const columns = session.files[0]?.mapping?.columns ?? [];
    expect(columns.filter(({ field }) => field === null).map(({ heading }) => heading)).toEqual(['序号']);
    expect(columns.every(({ confidence }) => confidence >= 0.9)).toBe(true);
  });

  it('has every spoiled row caught in its own way', () => {
    for (const [place, notes] of spoiled) {
      const row = rows[place - 1] as SessionRow;
      for (const note of notes) {
        const expected = EXPECTED[note]!;
        expect(
          row.findings.map(({ check }) => check),
          `${place}: ${note}`,
        ).toContain(expected.check);
      }
      const gravest = notes.map((note) => EXPECTED[note]!.status);
      expect(row.status).toBe(
        gravest.includes('refused') ? 'refused' : gravest.includes('suspect') ? 'suspect' : 'new',
      );
    }
  });

  it('has no good row refused', () => {
    const refused = rows.flatMap((row, at) => (row.status === 'refused' ? [at + 1] : []));
    expect(refused.filter((place) => !spoiled.has(place))).toEqual([]);
  });

  it('gives members whose dates are as exact as the file, never more', () => {
    for (const row of rows) {
      for (const key of ['birthDate', 'joinDate', 'fullDate']) {
        const raw = row.raw[key];
        const value = row.values[key];
        if (raw === undefined || raw === '' || typeof value !== 'string') continue;
        expect(value.length === 10, `${raw} -> ${value}`).toBe(/\d{8}|\d+\D+\d+\D+\d+|^\d{5}$/.test(raw));
      }
    }
  });
});

describe('the twelve rosters as one import', () => {
  it('come in whole, and only people who stand in two villages are added to the suspects', () => {
    const session = allTwelve();
    const rows = session.rows(null);
    expect(rows).toHaveLength(ROSTERS.reduce((sum, { people }) => sum + people, 0));
    const twins = rows.filter(({ findings }) => findings.some(({ check }) => check === 'V82'));
    expect(twins.length).toBeGreaterThan(0);
    expect(twins.every(({ status }) => status === 'suspect' || status === 'refused')).toBe(true);
    const good = rows.filter(({ status }) => status === 'new');
    expect(good.every(({ accepted }) => accepted)).toBe(true);
  });

  it('make one draft a person and one a new branch, with the branch under the root', () => {
    const session = allTwelve();
    const drafts = toDrafts(session, counter());
    const branches = drafts.filter(({ type }) => type === 'organization');
    expect(branches.map(({ values }) => values.fullName)).toEqual(
      ROSTERS.map(({ file }) => `${file.slice(3)}党支部`),
    );
    expect(branches.every(({ values }) => values.parentId === 'root' && values.orgType === 'branch')).toBe(
      true,
    );
    const members = drafts.filter(({ type }) => type === 'member');
    expect(members).toHaveLength(session.rows(null, 'new').length);
    const ids = new Set(branches.map(({ record }) => record));
    expect(
      members.every(({ values }) => typeof values.branchId === 'string' && ids.has(values.branchId)),
    ).toBe(true);
    expect(new Set(drafts.map(({ record }) => record)).size).toBe(drafts.length);
  });

  it('change nothing when they are imported a second time', () => {
    const first = allTwelve();
    const suspects = first.rows(null, 'suspect');
    for (const row of suspects) first.accept(row.file, [row.row], true);
    const drafts = toDrafts(first, counter());
    const vault = vaultOf({
      root: { type: 'organization', values: { fullName: '中共城关镇委员会' } },
      ...Object.fromEntries(drafts.map(({ record, type, values }) => [record, { type, values }])),
    });
    const second = allTwelve(vault);
    expect(second.rows(null, 'new')).toEqual([]);
    expect(second.rows(null, 'changed')).toEqual([]);
    expect(toDrafts(second, counter())).toEqual([]);
  });
});
