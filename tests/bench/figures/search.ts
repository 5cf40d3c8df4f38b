import { chance } from '../../unit/builders/chance';
import { inventTownship, type Township } from '../../unit/builders/vault-content';
import { type Figure, figure } from '../figure';
import { p95 } from '../numbers';
import { withOffice } from '../office';
import { withBaselines } from '../programs';
import { searchEach } from '../search-each';
import type { Workspace } from '../workspace';

/** The township of search and memory: 100,000 records. */
export const hugeTownship = ({ sizes }: Workspace) => ({
  members: sizes.scale(60_000),
  former: sizes.scale(40_000) - sizes.scale(400),
  branches: sizes.scale(400) - 1,
});

/** Hits that the palette asks for. */
const LIMIT = 8;
/** Pinyin as people type it, full and by initials. */
const PINYIN = [
  'wangjianguo',
  'liguihua',
  'zhang',
  'chenming',
  'lxy',
  'wjg',
  'zgq',
  'hksj',
  'yangfan',
  'zhouxiu',
];

/** Search as it is typed, letter by letter, beside one plain scan of the same strings for the same text. */
export async function search(work: Workspace): Promise<Figure[]> {
  const size = hugeTownship(work);
  const home = await work.office('huge', size);
  const typed = keystrokes(inventTownship(size));
  const found: number[] = [];
  const scanned: number[] = [];
  await withOffice(home, (page) =>
    withBaselines(work, work.folder('search-plain'), async (bare) => {
      await bare.evaluate((one) => window.bench.scanPrepare(one), size);
      // The first round warms up; then product and baseline take turns.
      for (let round = 0; round < 3; round += 1) {
        const ours = await searchEach(page, 'search', typed, LIMIT);
        const plain = await bare.evaluate((queries) => window.bench.scan(queries), typed);
        if (round === 0) continue;
        found.push(...ours);
        scanned.push(...plain);
      }
    }),
  );
  return [
    figure({
      name: 'search, 100k records, per keystroke (p95)',
      unit: 'ms',
      value: p95(found),
      baseline: p95(scanned),
      aim: { below: 16 },
    }),
  ];
}

/** What stands in the box after each keystroke of somebody who looks for a name, a number's part, a place. */
function keystrokes({ members }: Township): readonly string[] {
  const luck = chance(7);
  const textOf = (field: string): string => String(luck.pick(members).values[field] ?? '');
  const names = Array.from({ length: 12 }, () => textOf('name'));
  const numbers = Array.from({ length: 6 }, () => textOf('idNo').slice(-6));
  const phones = Array.from({ length: 6 }, () => textOf('mobile').slice(3, 9));
  const places = Array.from({ length: 4 }, () => textOf('homeAddr').slice(3, 9));
  const twoWords = Array.from({ length: 4 }, () => {
    const { values } = luck.pick(members);
    return `${String(values.name)} ${String(values.mobile).slice(-4)}`;
  });
  const texts = [...names, ...numbers, ...phones, ...places, ...twoWords, ...PINYIN];
  return texts.flatMap((text) =>
    [...text].map((_, at) =>
      [...text]
        .slice(0, at + 1)
        .join('')
        .trimEnd(),
    ),
  );
}
