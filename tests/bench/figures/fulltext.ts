import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { VaultService } from '../../../electron/services/vault/vault-service';
import { unwrap } from '../../../shared/kernel/result';
import { chance } from '../../unit/builders/chance';
import { inventSpeeches, type SpeechesSize } from '../../unit/builders/speeches';
import { type Figure, figure } from '../figure';
import { p95 } from '../numbers';
import { withOffice } from '../office';
import { withBaselines } from '../programs';
import { searchEach } from '../search-each';
import { seedVault } from '../seed';
import type { Workspace } from '../workspace';

/** Hits that the palette asks for. */
const LIMIT = 8;
/** Longest wait until the program has read all files at its first unlock. */
const READ_MS = 600_000;
/** Documents an act. */
const ACT = 500;

/**
 * Search by the words inside 2,000 attached documents as it is typed, letter by letter, answered with the words around
 * the hits from the sealed texts; beside it one plain scan of the same texts in the memory of an empty window.
 */
export async function fulltext(work: Workspace): Promise<Figure[]> {
  const size: SpeechesSize = { count: work.sizes.scale(2000), characters: 5000 };
  const speeches = inventSpeeches(size);
  const home = work.folder('fulltext');
  await seedVault(home, [], (service) => attachAll(service, speeches));
  const typed = keystrokes(speeches);
  const found: number[] = [];
  const scanned: number[] = [];
  let readMs = 0;
  await withOffice(home, async (page) => {
    readMs = await untilRead(page, size.count);
    await withBaselines(work, work.folder('fulltext-plain'), async (bare) => {
      await bare.evaluate((one) => window.bench.speechesPrepare(one), size);
      // The first round warms up; then product and baseline take turns.
      for (let round = 0; round < 3; round += 1) {
        const ours = await searchEach(page, 'searchFiles', typed, LIMIT);
        const plain = await bare.evaluate((queries) => window.bench.scan(queries), typed);
        if (round === 0) continue;
        found.push(...ours);
        scanned.push(...plain);
      }
    });
  });
  const documents = `${size.count} documents of ${size.characters} characters`;
  return [
    figure({
      name: `full text, ${documents}, per keystroke (p95)`,
      unit: 'ms',
      value: p95(found),
      baseline: p95(scanned),
      aim: { below: 50 },
    }),
    figure({
      name: 'full text, reading one attached text in the background',
      unit: 'ms',
      value: readMs / size.count,
      aim: null,
    }),
  ];
}

async function attachAll(service: VaultService, speeches: readonly string[]): Promise<void> {
  for (let from = 0; from < speeches.length; from += ACT) {
    const drafts = [];
    for (const [at, speech] of speeches.slice(from, from + ACT).entries()) {
      const bytes = Buffer.from(speech, 'utf8');
      const { sha256, size } = unwrap(
        await service.withBlobs(async (blobs) => {
          const upload = await blobs.begin();
          await upload.append(bytes);
          return upload.finish();
        }),
      );
      const name = `讲话 ${from + at + 1}.txt`;
      const attachment = { blob: sha256, name, size, mime: 'text/plain' };
      const writes = {
        title: { value: `第 ${from + at + 1} 次讲话`, saw: [] },
        [`attachments/${randomUUID()}`]: { value: attachment, saw: [] },
      };
      drafts.push({ id: randomUUID(), record: randomUUID(), type: 'document', schema: 1, writes });
    }
    unwrap(await service.append(randomUUID(), { kind: 'import', file: '讲话' }, drafts));
  }
}

/** Waits until the program has read every file; answers how long that took. */
async function untilRead(page: Page, count: number): Promise<number> {
  return page.evaluate(
    async ([files, longest]) => {
      const data = window.xiangdangData;
      if (!data) throw new Error('no data worker');
      const started = performance.now();
      while (performance.now() - started < longest) {
        const answer = await data.searchFiles({ text: '号材料', limit: 1 });
        if (answer.ok && answer.value.total === files) return performance.now() - started;
        await new Promise((resume) => setTimeout(resume, 100));
      }
      throw new Error('not all files were read');
    },
    [count, READ_MS] as const,
  );
}

/** What stands in the box after each keystroke of somebody who types a phrase that was once said, or two words of it. */
function keystrokes(speeches: readonly string[]): readonly string[] {
  const luck = chance(5);
  const phrase = (length: number): string => {
    const clauses = luck
      .pick(speeches)
      .split(/[，、；。\n]/)
      .filter((clause) => clause.length >= length);
    return luck.pick(clauses).slice(0, length);
  };
  const single = Array.from({ length: 24 }, () => phrase(luck.between(2, 7)));
  const pairs = Array.from({ length: 8 }, () => `${phrase(2)} ${phrase(3)}`);
  return [...single, ...pairs].flatMap((text) =>
    Array.from({ length: text.length - 1 }, (_, at) => text.slice(0, at + 2).trimEnd()),
  );
}
