import { readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, LOWEST_COST } from '../../../../electron/services/vault/password-hash';
import { waitAfter, waitLeft } from '../../../../electron/services/vault/password-tries';
import { newRecoveryKey, parseRecoveryKey } from '../../../../electron/services/vault/recovery-key';
import { signCard } from '../../../../electron/services/vault/vault-card';
import { VaultService } from '../../../../electron/services/vault/vault-service';
import {
  bad,
  codesOf,
  draft,
  EDIT,
  entryIds,
  expectClean,
  good,
  newVault,
  PASSWORD,
  quickVault,
  reopened,
  save,
  testDeps,
} from '../../builders/vault';

const CLERK = { role: 'clerk', branches: [] as string[] } as const;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a recovery key', () => {
  it('reads back however it is typed: blanks, small letters, O for 0, I and L for 1', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const printed = newRecoveryKey(() => bytes);
        expect(printed).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
        const typed = printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(good(parseRecoveryKey(typed))).toEqual(good(parseRecoveryKey(printed)));
      }),
    );
  });

  it('shows the group of any single wrong character and of any two swapped neighbours', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.nat(39),
        fc.integer({ min: 1, max: 31 }),
        (bytes, at, shift) => {
          const letters = [...newRecoveryKey(() => bytes).replaceAll('-', '')];
          const group = Math.floor(at / 5) + 1;
          const wrong = [...letters];
          wrong[at] = ALPHABET[(ALPHABET.indexOf(letters[at]!) + shift) % 32]!;
          const error = bad(parseRecoveryKey(wrong.join('')));
          expect(error.code).toBe('vault.recovery-typo');
          expect(error.message).toContain(`第 ${group} 组不对`);
          const swapped = [...letters];
          const next = at % 5 === 4 ? at - 1 : at + 1;
          [swapped[at], swapped[next]] = [letters[next]!, letters[at]!];
          expect(parseRecoveryKey(swapped.join('')).ok).toBe(letters[at] === letters[next]);
        },
      ),
    );
  });

  it('says how many characters are missing', () => {
    expect(bad(parseRecoveryKey('ABCDE-FGHJK')).message).toContain('现在是 10 个');
  });
});

describe('password costs', () => {
  it('are set to half a second to a second on fast and slow PCs and never below the lowest', async () => {
    for (const speed of [0.05, 0.2, 0.5, 1, 2, 5, 20]) {
      const measure = async (cost: { memoryKiB: number; passes: number }): Promise<number> =>
        (cost.memoryKiB * cost.passes * 700 * speed) / (64 * 1024 * 3);
      const cost = await calibrate(measure);
      expect(cost.memoryKiB).toBeGreaterThanOrEqual(LOWEST_COST.memoryKiB);
      expect(cost.passes).toBeGreaterThanOrEqual(LOWEST_COST.passes);
      if (speed >= 0.2 && speed <= 5) {
        expect(await measure(cost)).toBeGreaterThanOrEqual(400);
        expect(await measure(cost)).toBeLessThanOrEqual(1000);
      }
    }
  });
});

describe('users of a vault', () => {
  it('wait longer after each wrong password, up to a minute, also after a restart, and lose nothing', async () => {
    let now = Date.UTC(2026, 10, 23);
    const clock = { now: () => now };
    const vault = await newVault(clock);
    await save(vault.service, 0, 2);
    good(await vault.service.lock());
    const waits: number[] = [];
    for (let count = 1; count <= 10; count += 1) {
      const service = new VaultService(await testDeps(vault.stateFolder, clock), vault.folder);
      expect(bad(await service.unlock(vault.user, '错误的密码呀呀')).code).toBe('vault.wrong-password');
      const { waitMs } = await service.status();
      waits.push(waitMs);
      if (waitMs > 0) {
        const refused = bad(await service.unlock(vault.user, PASSWORD));
        expect(refused.message).toContain(`请等 ${waitMs / 1000} 秒后再试`);
      }
      now += waitMs;
    }
    expect(waits).toEqual([0, 0, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    const service = await reopened(vault, clock);
    expect((await service.status()).waitMs).toBe(0);
    expect(await entryIds(service)).toEqual(['e0', 'e1']);
    await expectClean(service);
    good(await service.lock());
  });

  it('do not wait longer because the clock was set back', () => {
    const tries = { count: 9, last: 10_000_000 };
    expect(waitAfter(9)).toBe(60_000);
    expect(waitLeft(tries, 0)).toBe(60_000);
    expect(waitLeft(tries, 10_059_000)).toBe(1000);
  });

  it('change their password; the old one opens nothing, not even through the copy of the card', async () => {
    const vault = await newVault();
    await save(vault.service, 0, 1);
    expect(bad(await vault.service.changePassword('不是这个密码', '新的密码1234')).code).toBe(
      'vault.wrong-password',
    );
    good(await vault.service.changePassword(PASSWORD, '新的密码1234'));
    good(await vault.service.lock());
    await writeFile(join(vault.folder, 'vault.json'), '{');
    const service = new VaultService(await testDeps(vault.stateFolder), vault.folder);
    expect(bad(await service.unlock(vault.user, PASSWORD)).code).toBe('vault.wrong-password');
    good(await service.unlock(vault.user, '新的密码1234'));
    expect(await codesOf(service)).toEqual(['vault.card-restored']);
    good(await service.lock());
    await unlink(join(vault.folder, 'vault.json.bak'));
    good(await service.unlock(vault.user, '新的密码1234'));
    expect(await codesOf(service)).toEqual([]);
    good(await service.changePassword('新的密码1234', PASSWORD));
    good(await service.lock());
    const again = await reopened(vault);
    expect(await codesOf(again)).toEqual([]);
    await expectClean(again);
    good(await again.lock());
  });

  it('get back in with the recovery key, which sets a new password; another key is refused', async () => {
    const vault = await newVault();
    good(await vault.service.lock());
    const { service } = vault;
    const other = bad(await service.recover(vault.user, newRecoveryKey(), '新的密码1234'));
    expect(other.message).toContain('不是这个档案库现在的恢复密钥');
    expect(
      bad(await service.recover(vault.user, vault.recoveryKey.replace(/.$/, '?'), '新的密码1234')).code,
    ).toBe('vault.recovery-typo');
    expect(good(await service.recover(vault.user, vault.recoveryKey, '新的密码1234')).state).toBe('unlocked');
    const renewed = good(await service.renewRecoveryKey('新的密码1234'));
    good(await service.lock());
    expect(bad(await service.recover(vault.user, vault.recoveryKey, PASSWORD)).code).toBe(
      'vault.wrong-recovery',
    );
    good(await service.recover(vault.user, renewed, PASSWORD));
    await expectClean(service);
    good(await service.lock());
  });

  it('are added and removed by administrators only, and the last administrator stays', async () => {
    const vault = await newVault();
    const { service } = vault;
    const added = { name: '村文书', password: '村里的密码8888', ...CLERK };
    const users = good(await service.addUser(added));
    expect(users.map(({ name, role, branches }) => [name, role, branches])).toEqual([
      ['管理员', 'administrator', []],
      ['村文书', 'clerk', []],
    ]);
    expect(bad(await service.addUser(added)).code).toBe('vault.user-exists');
    expect(bad(await service.removeUser(vault.user)).code).toBe('vault.last-administrator');
    expect(bad(await service.removeUser('nobody')).code).toBe('vault.no-such-user');
    const clerk = users[1]!.id;
    good(await service.unlock(clerk, added.password));
    good(await service.append('a', EDIT, [draft(1)]));
    expect(
      good(await service.fetch([good(await service.readSince({}, 1000)).positions[0]!]))[0],
    ).toMatchObject({
      author: { user: clerk, name: '村文书' },
    });
    expect(bad(await service.removeUser(vault.user)).message).toContain('请让管理员来做');
    expect(bad(await service.acceptLoss('x')).code).toBe('roles.not-allowed');
    good(await service.unlock(vault.user, PASSWORD));
    expect(good(await service.removeUser(clerk))).toHaveLength(1);
    expect(bad(await service.unlock(clerk, added.password)).code).toBe('vault.no-such-user');
  });

  it('get another role or other branches from an administrator, who can neither change nor lose his own', async () => {
    const vault = await newVault();
    const { service } = vault;
    const added = { name: '村文书', password: '村里的密码8888', ...CLERK };
    const clerk = good(await service.addUser(added))[1]!.id;
    const reviewer = { role: 'reviewer', branches: ['branch-1'] } as const;
    const changed = good(await service.changeUser(clerk, { ...reviewer, branches: [...reviewer.branches] }));
    expect(changed[1]).toEqual({ id: clerk, name: '村文书', ...reviewer });
    expect(bad(await service.changeUser(vault.user, { role: 'reader', branches: [] })).code).toBe(
      'roles.own-role',
    );
    expect(bad(await service.changeUser('nobody', { role: 'reader', branches: [] })).code).toBe(
      'vault.no-such-user',
    );
    // The password is changed with the slot made anew: the role stays.
    good(await service.unlock(clerk, added.password));
    good(await service.changePassword(added.password, '另一个密码9999'));
    expect(good(service.session()).user).toMatchObject(reviewer);
    expect(bad(await service.changeUser(vault.user, { role: 'reader', branches: [] })).code).toBe(
      'roles.not-allowed',
    );
    expect(bad(await service.restore('2026-01-01T0000')).code).toBe('roles.not-allowed');
    expect(bad(await service.renewRecoveryKey('另一个密码9999')).code).toBe('roles.not-allowed');
    await expectClean(service);
  });

  it('write nothing into the journal as readers', async () => {
    const vault = await newVault();
    const added = {
      name: '检查组',
      password: '检查组的密码88',
      role: 'reader',
      branches: [] as string[],
    } as const;
    const reader = good(await vault.service.addUser(added))[1]!.id;
    good(await vault.service.unlock(reader, added.password));
    expect(bad(await vault.service.append('a', EDIT, [draft(1)])).code).toBe('roles.not-allowed');
    expect(good(await vault.service.readSince({}, 1000)).entries).toHaveLength(0);
  });

  it('of a vault from before there were roles are administrators and clerks of the whole unit', async () => {
    const vault = await newVault();
    const { service } = vault;
    good(await service.addUser({ name: '村文书', password: '村里的密码8888', ...CLERK }));
    good(await service.lock());
    const quick = await quickVault(vault);
    const open = await quick.open();
    const path = join(vault.folder, 'vault.json');
    const card = JSON.parse(await readFile(path, 'utf8'));
    for (const user of card.users) {
      delete user.role;
      delete user.branches;
    }
    const withoutRoles = JSON.stringify(signCard(card, open.keys.card));
    await quick.close(open);
    await writeFile(path, withoutRoles);
    const old = await reopened(vault);
    expect((await old.status()).users.map(({ role, branches }) => [role, branches])).toEqual([
      ['administrator', []],
      ['clerk', []],
    ]);
    expect(good(old.session()).readOnly).toBe(false);
  });

  it('find a vault whose card somebody changed opened read-only', async () => {
    const vault = await newVault();
    good(await vault.service.addUser({ name: '村文书', password: '村里的密码8888', ...CLERK }));
    good(await vault.service.lock());
    const path = join(vault.folder, 'vault.json');
    await writeFile(
      path,
      (await readFile(path, 'utf8')).replace('"administrator": false', '"administrator": true'),
    );
    const service = await reopened(vault);
    expect(await codesOf(service)).toEqual(['vault.card-changed']);
    expect(bad(await service.append('a', EDIT, [draft(1)])).code).toBe('vault.card-changed');
    expect(good(await service.verify()).clean).toBe(false);
    good(await service.lock());
  });

  it('leave no key in memory after locking and nothing readable in any file', async () => {
    const vault = await newVault();
    good(await vault.service.append('a', EDIT, [draft(1, '王大锤 330100199001011234')]));
    good(await vault.service.lock());
    const quick = await quickVault(vault);
    const session = await quick.open();
    const copies: readonly Uint8Array[] = Object.values(session.keys);
    expect(copies.every((key) => key.some((byte) => byte !== 0))).toBe(true);
    await quick.close(session);
    expect(copies.every((key) => key.every((byte) => byte === 0))).toBe(true);
    const files = (await readdir(vault.root, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const bytes = await readFile(join(file.parentPath, file.name));
      for (const text of ['王大锤', '330100199001011234'])
        expect(bytes.includes(text), file.name).toBe(false);
    }
  });
});
