import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyFromPassword, LOWEST_COST } from '../../../../electron/services/vault/password-hash';
import { threadedHash } from '../../../../electron/services/vault/threaded-hash';

const SALT = Buffer.alloc(16, 3);
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'xiangdang-thread-'));
  const entry = path.join(__dirname, '../../../../electron/services/vault/password-thread.ts');
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      ssr: entry,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'thread.cjs' } },
    },
    ssr: { noExternal: true },
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

it('gives the same key as without a thread, and lets the program go on meanwhile', async () => {
  const inThread = threadedHash(path.join(folder, 'thread.cjs'));
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  const key = await inThread('密码 ①', SALT, LOWEST_COST);
  clearInterval(timer);
  expect(key).toEqual(await keyFromPassword('密码 1', SALT, LOWEST_COST));
  expect(turns).toBeGreaterThan(1);
});

it('refuses when the thread can not be started or ends without a key', async () => {
  const silent = path.join(folder, 'silent.cjs');
  writeFileSync(silent, '');
  for (const script of [silent, path.join(folder, 'nowhere.cjs')]) {
    await expect(threadedHash(script)('密码', SALT, LOWEST_COST)).rejects.toThrow();
  }
});
