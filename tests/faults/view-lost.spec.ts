import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { lock, unlock } from '../journeys/driver';
import { launch } from '../journeys/launch';
import { shownMembers, TESTING } from './support/records';
import { expectVerified, makeHome, removeHome } from './support/vaults';

const MEMBERS = 40;
const REBUILT = '本机的显示缓存缺失或损坏，已从档案库重建，没有丢失任何内容。';

/** Where Chromium keeps the view of a home. */
const storeOf = (home: string) => path.join(home, 'user-data', 'session', 'IndexedDB');

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** `later bytes` are those that are read behind the first list. */
type Tampering = 'newer reader' | 'other bytes' | 'later bytes' | 'a row less';

/** Runs something on the view's raw store, past every guard; only while the vault is locked and the store closed. */
function tamper(page: Page, what: Tampering): Promise<number> {
  return page.evaluate(async (wish) => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const name = names.find((one) => one.startsWith('xiangdang-view-'));
    if (name === undefined) throw new Error(`no view among ${names.join()}`);
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    let changed = 0;
    await new Promise<void>((resolve, reject) => {
      const work = db.transaction(['records', 'meta', 'snapshot'], 'readwrite');
      work.oncomplete = () => resolve();
      work.onabort = () => reject(work.error);
      if (wish === 'newer reader') {
        work.objectStore('meta').put({ key: 'format', minReader: 99 });
        changed += 1;
        return;
      }
      if (wish === 'a row less') {
        work.objectStore('records').openCursor().onsuccess = (event) => {
          (event.target as IDBRequest<IDBCursorWithValue | null>).result?.delete();
          changed += 1;
        };
        return;
      }
      for (const store of wish === 'later bytes' ? ['snapshot'] : ['records', 'snapshot']) {
        const range = wish === 'later bytes' ? IDBKeyRange.bound('rest/', 'rest/~') : null;
        work.objectStore(store).openCursor(range).onsuccess = (event) => {
          const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
          if (cursor === null) return;
          const row = cursor.value as { sealed: Uint8Array };
          row.sealed[row.sealed.length >> 1]! ^= 1;
          cursor.update(row);
          changed += 1;
          cursor.continue();
        };
      }
    });
    db.close();
    return changed;
  }, what);
}

test('a view that is deleted, overwritten with noise or cut to half while the program is closed is rebuilt, and the user is told', async () => {
  const made = await makeHome({ members: MEMBERS });
  const damages = [
    { name: 'first opening on this PC', damage: () => undefined, told: true },
    { name: 'intact', damage: () => undefined, told: false },
    { name: 'deleted', damage: () => rmSync(storeOf(made.home), { recursive: true }), told: true },
    {
      name: 'noise',
      damage: () => {
        for (const file of filesOf(storeOf(made.home))) writeFileSync(file, randomBytes(statSync(file).size));
      },
      told: true,
    },
    {
      name: 'half',
      damage: () => {
        for (const file of filesOf(storeOf(made.home))) truncateSync(file, statSync(file).size >> 1);
      },
      told: true,
    },
  ];
  let before: unknown;
  for (const { name, damage, told } of damages) {
    damage();
    const program = await launch({ home: made.home, env: TESTING });
    await unlock(program.page);
    await expect(program.page.getByText(REBUILT), name).toHaveCount(told ? 1 : 0);
    const shown = await shownMembers(program.page);
    expect(shown).toHaveLength(MEMBERS);
    before ??= shown;
    expect(shown, name).toEqual(before);
    await program.close();
  }
  await expectVerified(made);
  removeHome(made.home);
});

test('rows that come back with other bytes are never shown: the view is rebuilt and the user is told', async () => {
  const made = await makeHome({ members: MEMBERS });
  const program = await launch({ home: made.home, env: TESTING });
  await unlock(program.page);
  const before = await shownMembers(program.page);
  await lock(program.page);
  expect(await tamper(program.page, 'other bytes')).toBeGreaterThan(MEMBERS);
  await unlock(program.page);
  await expect(program.page.getByText(REBUILT)).toBeVisible();
  expect(await shownMembers(program.page)).toEqual(before);
  await program.close();
  await expectVerified(made);
  removeHome(made.home);
});

test('what is only found wrong behind the first list, a later part of the index or a lost row, makes the view anew too', async () => {
  const made = await makeHome({ members: MEMBERS });
  const program = await launch({ home: made.home, env: TESTING });
  await unlock(program.page);
  const before = await shownMembers(program.page);
  for (const what of ['later bytes', 'a row less'] as const) {
    await lock(program.page);
    expect(await tamper(program.page, what), what).toBeGreaterThan(0);
    await unlock(program.page);
    await expect(program.page.getByText(/视图已由变更记录重建/).first(), what).toBeVisible();
    expect(await shownMembers(program.page), what).toEqual(before);
  }
  await program.close();
  await expectVerified(made);
  removeHome(made.home);
});

test('a view that a newer program left behind is not touched; the journal is read instead, and the user is told', async () => {
  const made = await makeHome({ members: MEMBERS });
  const program = await launch({ home: made.home, env: TESTING });
  await unlock(program.page);
  const before = await shownMembers(program.page);
  await lock(program.page);
  await tamper(program.page, 'newer reader');
  await unlock(program.page);
  await expect(
    program.page.getByText('本机的视图由更新版本的程序建立，本次没有使用它，从变更记录直接读取。内容完整。'),
  ).toBeVisible();
  expect(await shownMembers(program.page)).toEqual(before);
  await lock(program.page);
  const kept = await program.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(kept.filter((name) => name?.startsWith('xiangdang-view-'))).toHaveLength(1);
  await program.close();
  await expectVerified(made);
  removeHome(made.home);
});
