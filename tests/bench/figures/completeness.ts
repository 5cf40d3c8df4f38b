import { matrixOf } from '../../../renderer/data/completeness/matrix';
import type { Described } from '../../../renderer/data/index/described';
import { RecordIndex } from '../../../renderer/data/index/record-index';
import { type Chance, chance } from '../../unit/builders/chance';
import { type Figure, figure } from '../figure';
import { median } from '../numbers';
import type { Workspace } from '../workspace';

const YEAR = 2026;
const TODAY = '2026-12-31';
const RUNS = 7;
/** Share of each ledger among the records of a district. */
const SHARES: Readonly<Record<string, number>> = {
  member: 0.15,
  dues: 0.35,
  meeting: 0.18,
  benefit: 0.1,
  'study-record': 0.05,
  disclosure: 0.05,
  commitment: 0.04,
  rectification: 0.04,
  visit: 0.04,
};

/**
 * The completeness page of a district: all requirements that ship, 400 organizations, a year of 100,000 records. Judged
 * whole, and after a commit, when only what has changed is judged anew. Beside it the least that any way must do: to
 * deal the same records out to organizations and months in plain objects.
 */
export async function completeness(work: Workspace): Promise<Figure[]> {
  const branches = work.sizes.scale(400);
  const records = work.sizes.scale(100_000);
  const { index, plain } = district(branches, records);
  const judge = () => matrixOf(index, { year: YEAR, branch: null, today: TODAY });
  const whole: number[] = [];
  const after: number[] = [];
  const dealt: number[] = [];
  for (let round = 0; round < RUNS; round += 1) {
    // A change of an organization makes every column void.
    index.of('organization')?.upsert(described('branch-0', { orgType: 'branch', fullName: '第 0 党支部' }));
    whole.push(timed(judge));
    index
      .of('meeting')
      ?.upsert(described('meeting-0', { branchId: 'branch-0', kind: 'theme-day', date: TODAY }));
    after.push(timed(judge));
    dealt.push(timed(() => deal(plain)));
  }
  const { requirements } = judge();
  const size = `${branches} branches x ${requirements.length} requirements, ${records} records`;
  return [
    figure({
      name: `completeness, ${size}`,
      unit: 'ms',
      value: median(whole.slice(1)),
      baseline: median(dealt.slice(1)),
      aim: { below: 300 },
    }),
    figure({
      name: 'completeness after a commit',
      unit: 'ms',
      value: median(after.slice(1)),
      baseline: median(dealt.slice(1)),
      aim: null,
    }),
  ];
}

function timed(job: () => unknown): number {
  const began = performance.now();
  job();
  return performance.now() - began;
}

interface Plain {
  readonly type: string;
  readonly branch: string;
  readonly date: string;
}

/** The records by organization, type and month, as any judgement must first have them. */
function deal(records: readonly Plain[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { type, branch, date } of records) {
    const key = `${branch} ${type} ${date.slice(0, 7)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function described(id: string, cells: Readonly<Record<string, string | number | boolean>>): Described {
  return {
    id,
    title: id,
    cells: new Map(Object.entries(cells)),
    deleted: false,
    deletedAt: undefined,
    deletedBy: undefined,
    conflict: false,
    farAhead: false,
    level: null,
    completeness: 100,
    texts: { han: '', latin: '' },
  };
}

function district(branches: number, records: number) {
  const luck = chance(11);
  const index = new RecordIndex();
  const plain: Plain[] = [];
  for (let at = 0; at < branches; at += 1)
    index
      .of('organization')
      ?.upsert(
        described(`branch-${at}`, { orgType: 'branch', fullName: `第 ${at} 党支部`, secretary: '王建国' }),
      );
  const members = Math.round(records * (SHARES.member ?? 0));
  for (const [type, share] of Object.entries(SHARES)) {
    for (let at = 0; at < Math.round(records * share); at += 1) {
      const branch = `branch-${at % branches}`;
      const date = dayOf(luck);
      index.of(type)?.upsert(described(`${type}-${at}`, cellsOf(type, at, branch, date, luck, members)));
      plain.push({ type, branch, date });
    }
  }
  return { index, plain };
}

const dayOf = (luck: Chance): string =>
  `${YEAR}-${String(luck.between(1, 12)).padStart(2, '0')}-${String(luck.between(1, 28)).padStart(2, '0')}`;

const KINDS = ['member-assembly', 'branch-committee', 'party-lecture', 'theme-day', 'org-life'] as const;

function cellsOf(
  type: string,
  at: number,
  branchId: string,
  date: string,
  luck: Chance,
  members: number,
): Readonly<Record<string, string | number | boolean>> {
  const year = String(YEAR);
  switch (type) {
    case 'member':
      return {
        name: `党员${at}`,
        branchId,
        status: 'normal',
        memberCategory: 'full',
        joinDate: '2001-07-01',
        fullDate: '2002-07-01',
        idNo: `${at}`,
      };
    case 'dues':
      return {
        memberId: `member-${luck.between(0, members - 1)}`,
        name: '',
        branchId,
        month: date.slice(0, 7),
        status: 'paid',
      };
    case 'meeting':
      return {
        branchId,
        kind: luck.pick(KINDS),
        date,
        status: 'held',
        presentCount: 20,
        'attachments/purpose': 'signed-scan',
      };
    case 'benefit':
      return { branchId, year, batchStatus: 'settled', firstNoticeAt: date, secondNoticeAt: date };
    case 'study-record':
      return { branchId, date, hours: '4', presentCount: 20 };
    case 'disclosure':
      return { branchId, kind: luck.pick(['party', 'village', 'finance']), postAt: date };
    case 'commitment':
      return { branchId, year, ownerKind: 'org', publishedAt: date, due: date };
    case 'rectification':
      return { branchId, year, state: luck.pick(['working', 'closed']), due: date };
    default:
      return { branchId, date };
  }
}
