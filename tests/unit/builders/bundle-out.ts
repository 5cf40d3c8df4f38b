import { readdirSync } from 'node:fs';
import {
  type BagOptions,
  type BagWriter,
  createBag,
  type WrittenBag,
} from '../../../electron/services/bag/bag-writer';
import {
  type BundleHead,
  bagInfo,
  formatHead,
  formatRecord,
  HEAD_PATH,
  recordsPath,
} from '../../../shared/bundle/format';
import { unwrap } from '../../../shared/kernel/result';

const STAMP = '019a1b2c3d4e-0000-k7x2m9qd';

/** A head that is whole and small. */
export const SAMPLE_HEAD: BundleHead = {
  format: 1,
  minReader: 1,
  id: '0198c0de-0000-7000-8000-000000000001',
  title: '清河镇党员信息',
  sender: { id: 'u1', name: '清河镇党委', code: '110101001' },
  device: 'k7x2m9qd',
  created: '2026-11-23T14:43:00+08:00',
  program: '0.1.0',
  scope: { roots: ['o1'], types: ['member'], years: [] },
  counts: { member: 2 },
  masked: [],
  attachments: [],
  previous: null,
};

export async function startBag(folder: string, options: Partial<BagOptions> = {}): Promise<BagWriter> {
  return unwrap(
    await createBag({ folder, name: '清河镇', info: bagInfo(SAMPLE_HEAD), algorithm: 'sha256', ...options }),
  );
}

/** Writes a small bundle of ours through the real writer. */
export async function writeSmallBundle(folder: string, head: BundleHead = SAMPLE_HEAD): Promise<WrittenBag> {
  const bag = await startBag(folder);
  unwrap(await bag.addFile(HEAD_PATH, Buffer.from(formatHead(head))));
  const records = ['张三', '李四'].map((name, at) =>
    formatRecord({
      id: `m${at}`,
      type: 'member',
      schema: 1,
      registers: { name: { heads: [{ stamp: STAMP, value: name }], over: [] } },
    }),
  );
  unwrap(await bag.addFile(recordsPath('member'), Buffer.from(records.join(''))));
  unwrap(await bag.addFile('data/附件/甲支部/张三/照片.jpg', Buffer.from([0xff, 0xd8, 0xff, 0, 1, 2])));
  return unwrap(await bag.finish());
}

/** What lies in a folder, hidden names too: nothing half written may stay. */
export function namesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}
