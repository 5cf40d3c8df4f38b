import { describe, expect, it } from 'vitest';
import { VaultService } from '../../../../electron/services/vault/vault-service';
import { decodeEntry } from '../../../../shared/journal/codec';
import {
  bad,
  codesOf,
  draft,
  drafts,
  EDIT,
  entryIds,
  good,
  newVault,
  PASSWORD,
  reopened,
  save,
  testDeps,
} from '../../builders/vault';

describe('a vault', () => {
  it('keeps what was saved over a restart, in order and readable by the entry codec', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 20);
    good(await vault.service.lock());
    const again = await reopened(vault);
    expect(await entryIds(again)).toEqual(Array.from({ length: 20 }, (_, index) => `e${index}`));
    const batch = good(await again.readSince({}, 1_000_000));
    expect(batch.entries.map((entry) => decodeEntry(entry).kind)).toEqual(Array(20).fill('entry'));
    expect(batch.total).toBe(20);
    expect(await codesOf(again)).toEqual([]);
    good(await again.lock());
  });

  it('answers the same act twice with the same stamps and writes it once, also after a restart', async () => {
    const vault = await newVault();
    const first = good(await vault.service.append('act', EDIT, drafts(700, 'x'.repeat(900))));
    const second = good(await vault.service.append('act', EDIT, drafts(700)));
    expect(second.entries).toEqual(first.entries);
    good(await vault.service.lock());
    const again = await reopened(vault);
    const third = good(await again.append('act', EDIT, drafts(3)));
    expect(third.entries).toEqual(first.entries);
    expect(third.wall).toBe(first.wall);
    expect(third.total).toBe(700);
    good(await again.lock());
  });

  it('hands out single entries by position', async () => {
    const vault = await newVault();
    const { entries } = good(await vault.service.append('act', EDIT, drafts(10)));
    const wanted = [entries[7]!.position, entries[2]!.position, ['aaaaaaaa', 1, 0] as const];
    const found = good(await vault.service.fetch(wanted));
    expect(found[0]).toMatchObject({ id: 'e7', act: 'act', author: { name: '管理员' }, why: EDIT });
    expect(found[1]).toMatchObject({ id: 'e2', stamp: entries[2]!.stamp });
    expect(found[2]).toBeNull();
    good(await vault.service.lock());
  });

  it('answers saves that arrive together, each once', async () => {
    const vault = await newVault();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        vault.service.append(`a${index % 25}`, EDIT, [draft(index % 25)]),
      ),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect((await entryIds(vault.service)).length).toBe(25);
    good(await vault.service.lock());
  });

  it('refuses everything while locked and says so', async () => {
    const vault = await newVault();
    good(await vault.service.lock());
    expect(bad(await vault.service.append('a', EDIT, [draft(1)])).code).toBe('vault.locked');
    expect(bad(await vault.service.readSince({}, 100)).message).toContain('请输入密码解锁');
    expect(bad(vault.service.session()).code).toBe('vault.locked');
    expect((await vault.service.status()).state).toBe('locked');
  });

  it('does not make a vault where there is one, nor with a short password', async () => {
    const vault = await newVault();
    good(await vault.service.lock());
    const facts = { folder: vault.folder, unit: { name: '甲', code: '1' }, user: '乙', password: PASSWORD };
    expect(bad(await vault.service.create(facts)).code).toBe('vault.exists');
    expect(bad(await vault.service.create({ ...facts, password: '短' })).message).toContain(
      '至少要 8 个字符',
    );
  });

  it('is refused to a second program while the first works there, and free afterwards', async () => {
    const vault = await newVault();
    const second = new VaultService(await testDeps(`${vault.stateFolder}2`), vault.folder);
    const refusal = bad(await second.unlock(vault.user, PASSWORD));
    expect(refusal.code).toBe('vault.in-use');
    expect(refusal.message).toContain('正被另一个程序使用');
    good(await vault.service.lock());
    good(await second.unlock(vault.user, PASSWORD));
    good(await second.lock());
  });
});
