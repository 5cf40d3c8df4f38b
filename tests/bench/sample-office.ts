import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { VaultService } from '../../electron/services/vault/vault-service';
import { unwrap } from '../../shared/kernel/result';
import { inventSample } from '../../shared/sample/invent';
import { SAMPLE_FILES } from '../../shared/sample/papers';
import type { SamplePaper, SampleSize } from '../../shared/sample/sample-size';
import { ROOT } from '../journeys/launch';
import type { InventedRecord } from '../unit/builders/vault-content';
import type { Sizes } from './workspace';

/** The last day of the year that is invented. */
const TODAY = '2026-11-20';

/** The district of the figures: 500 branches, 15,000 members, 100,000 records of all types, 300,000 benefit rows. */
export const districtSize = ({ scale }: Sizes): SampleSize => ({
  branches: scale(500),
  members: scale(15_000),
  records: scale(100_000),
  benefits: scale(300_000),
  today: TODAY,
  papers: [],
});

/** The records of an office of that size one by one, with the sample's files attached to them. */
export const sampleRecords = (size: SampleSize): Iterable<InventedRecord> =>
  inventSample({ ...size, papers: papers() });

/** Puts the files that `sampleRecords` attaches into the vault. */
export async function storePapers(service: VaultService): Promise<void> {
  const blobs = unwrap(service.blobs());
  for (const { file } of SAMPLE_FILES) await blobs.put([contentOf(file)]);
}

const papers = (): readonly SamplePaper[] =>
  SAMPLE_FILES.map(({ file, ...paper }) => {
    const content = contentOf(file);
    return { ...paper, blob: createHash('sha256').update(content).digest('hex'), size: content.length };
  });

const contentOf = (file: string): Buffer =>
  readFileSync(path.join(ROOT, 'resources/sample/attachments', file));
