import type { Page } from '@playwright/test';
import { utils, write } from 'xlsx';
import { displayText } from '../../../shared/records/display';
import { member } from '../../../shared/records/member';
import { inventTownship, type Township } from '../../unit/builders/vault-content';
import { type Figure, figure } from '../figure';
import { median } from '../numbers';
import { withOffice } from '../office';
import { withBaselines } from '../programs';
import { seedVault } from '../seed';
import type { Workspace } from '../workspace';

const COLUMNS = [
  'name',
  'gender',
  'ethnicity',
  'idNo',
  'birthDate',
  'education',
  'memberCategory',
  'branchId',
  'applyDate',
  'joinDate',
  'fullDate',
  'jobCode',
  'mobile',
  'nativePlace',
  'hukouAddr',
  'homeAddr',
] as const;

/**
 * A roster of 10,000 rows from its bytes to the commit, into a vault that has the branches and nobody in them; beside
 * the spreadsheet library reading the same bytes into plain rows. Each run has a vault of its own.
 */
export async function roster(work: Workspace): Promise<Figure[]> {
  const town = inventTownship({ members: work.sizes.scale(10_000), branches: 100, seed: 5 });
  const base64 = rosterOf(town);
  const taken: number[] = [];
  const read: number[] = [];
  for (let run = 0; run < Math.min(3, work.sizes.runs); run += 1) {
    const home = work.folder(`roster-${run}`);
    await seedVault(home, town.organizations);
    taken.push(await withOffice(home, (page) => importOnce(page, base64, town.members.length)));
    const plain = work.folder('roster-plain');
    const { ms } = await withBaselines(work, plain, (page) =>
      page.evaluate((text) => window.bench.workbook(text), base64),
    );
    read.push(ms);
  }
  return [
    figure({
      name: 'import of a 10k-row roster to commit',
      unit: 'ms',
      value: median(taken),
      baseline: median(read),
      aim: { ratio: 6 },
    }),
  ];
}

/** The township's members as a village's workbook: a title row, headings, texts as people write them. */
function rosterOf({ organizations, members }: Township): string {
  const branches = new Map(organizations.map(({ id, values }) => [id, String(values.fullName ?? '')]));
  const context = { titleOf: (_type: string, id: string) => branches.get(id) };
  const rows = members.map(({ values }) =>
    COLUMNS.map((key) => displayText(member.fields[key], values[key], context)),
  );
  const headings = COLUMNS.map((key) => member.fields[key].label);
  const sheet = utils.aoa_to_sheet([['清河镇党员花名册'], headings, ...rows]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '花名册');
  const base64: unknown = write(book, { type: 'base64', bookType: 'xlsx', compression: true });
  if (typeof base64 !== 'string') throw new Error('the workbook did not come as text');
  return base64;
}

/** Reads, accepts what is suspect, commits; the time of the three. Throws if not every row came in. */
async function importOnce(page: Page, base64: string, rows: number): Promise<number> {
  return page.evaluate(
    async ([text, expected]) => {
      const data = window.xiangdangData;
      if (!data) throw new Error('no data worker');
      const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
      const file = new File([bytes], '清河镇党员花名册.xlsx');
      const started = performance.now();
      const read = await data.importRead({ files: [file], type: 'member', job: 'bench-read' });
      if (!read.ok) throw new Error(read.error.code);
      const { session, files } = read.value;
      const suspects = (files[0]?.counts.suspect ?? 0) > 0;
      if (suspects) {
        const all = await data.importRows({ session, file: 0, status: 'suspect', from: 0, to: expected });
        if (!all.ok) throw new Error(all.error.code);
        const numbers = all.value.rows.map(({ row }) => row);
        await data.importAccept({ session, file: 0, rows: numbers, accept: true });
      }
      const done = await data.importCommit({ session, job: 'bench-commit' });
      const ms = performance.now() - started;
      if (!done.ok) throw new Error(done.error.code);
      await data.importClose({ session });
      const counted = await data.overview();
      const members = counted.ok ? (counted.value.counts.member ?? 0) : 0;
      if (members < expected * 0.99) throw new Error(`only ${members} of ${expected} rows came in`);
      return ms;
    },
    [base64, rows] as const,
  );
}
