import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { verifyCommand } from '../../../../scripts/verify-command';
import { draft, EDIT, good, newVault, PASSWORD, save, segmentPaths, tempFolder } from '../../builders/vault';

async function run(words: readonly string[], env: Record<string, string> = {}) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await verifyCommand(
    words,
    { out: (text) => out.push(text), error: (text) => error.push(text) },
    () => Promise.reject(new Error('nobody asked about the view')),
    env,
  );
  return { code, out: out.join('\n'), error: error.join('\n') };
}

describe('npm run verify', () => {
  it('answers 0 for a clean vault, with and without a password', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 3);
    good(await vault.service.lock());
    expect(await run([vault.folder])).toMatchObject({ code: 0, out: expect.stringContaining('档案库完好') });
    const opened = await run([vault.folder, '--password-env', 'PW', '--json'], { PW: PASSWORD });
    expect(opened.code).toBe(0);
    expect(JSON.parse(opened.out)).toMatchObject({ clean: true, decrypted: true, entries: 3, problems: [] });
    expect(await run([vault.folder, '--password-env', 'PW'], { PW: '错误的密码呀呀' })).toMatchObject({
      code: 2,
    });
  });

  it('answers 1 with every reason for a damaged one', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 4);
    good(await vault.service.lock());
    const path = (await segmentPaths(vault.folder))[0]!;
    const bytes = await readFile(path);
    bytes[700] = (bytes[700] ?? 0) ^ 1;
    await writeFile(path, bytes.subarray(0, -5));
    const { code, out } = await run([vault.folder]);
    expect(code).toBe(1);
    expect(out).toContain('档案库有 2 处问题');
    expect(out).toContain('有一处损坏');
  });

  it('names attachments that entries speak of and nobody has, but not those that a sender kept', async () => {
    const vault = await newVault();
    const file = { name: '公示.pdf', size: 3, mime: 'application/pdf', addedAt: '2026-11-23 10:00' };
    const stored = await good(vault.service.blobs()).put([Buffer.from('abc')]);
    const attach = (id: string, record: string, blob: string) => ({
      ...draft(0),
      ...{ id, record, writes: { [`attachments/${id}`]: { value: { ...file, blob }, saw: [] } } },
    });
    const received = {
      ...draft(9),
      writes: {},
      absorbed: {
        'attachments/a9': { heads: [{ stamp: 's', value: { ...file, blob: 'cd'.repeat(32) } }], over: [] },
      },
    };
    const all = [attach('a1', 'r1', stored.sha256), attach('a2', 'r2', 'ab'.repeat(32)), received];
    good(await vault.service.append('act', EDIT, all));
    good(await vault.service.lock());
    expect((await run([vault.folder])).out).toContain('没有检查视图');
    const { code, out } = await run([vault.folder, '--password-env', 'PW', '--json'], { PW: PASSWORD });
    expect(code).toBe(1);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ attachmentsNotSent: 1, view: null });
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatchObject({ code: 'vault.blob-missing' });
  });

  it('answers 2 for a folder that is no vault and for a call that makes no sense', async () => {
    expect((await run([await tempFolder()])).code).toBe(2);
    expect((await run([])).error).toContain('用法');
    expect((await run(['a', '--password-env', 'MISSING'])).code).toBe(2);
  });
});
