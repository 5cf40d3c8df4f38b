import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { nodeFileSystem } from '../../electron/services/fs/node-file-system';
import { openUserSlot } from '../../electron/services/vault/key-slots';
import { deriveVaultKeys } from '../../electron/services/vault/seal';
import { CARD_NAME, readCard, signCard } from '../../electron/services/vault/vault-card';
import { PASSWORD, unlock } from '../journeys/driver';
import { launch } from '../journeys/launch';
import { fieldOf, newMember, saveForm } from './support/forms';
import { shownMembers, TESTING } from './support/records';
import { expectVerified, good, type MadeHome, makeHome, removeHome, serviceOf } from './support/vaults';

const MEMBERS = 5;

/** Gives the vault the card that a program of the next format would write. */
async function writeNewerCard({ vault }: MadeHome): Promise<string> {
  const read = await readCard(nodeFileSystem, vault);
  if (read.kind !== 'card') throw new Error(read.kind);
  const data = await openUserSlot(read.card.vault, read.card.users[0]!, PASSWORD);
  const keys = deriveVaultKeys(data!, read.card.vault);
  const newer = { ...read.card, format: 2, minReader: 2, somethingNew: { a: 1 } };
  const text = JSON.stringify(signCard(newer, keys.card));
  writeFileSync(path.join(vault, CARD_NAME), text);
  return text;
}

test('a vault of a newer program is opened for looking and exporting, says so, and is not changed', async () => {
  const made = await makeHome({ members: MEMBERS });
  const card = await writeNewerCard(made);
  const program = await launch({ home: made.home, env: TESTING });
  const { page } = program;
  await unlock(page);
  await expect(
    page.getByRole('alert').filter({ hasText: '这个档案库由更新版本的程序写成' }).first(),
  ).toContainText('现在只能查看和导出，不能修改；没有删除任何内容。请升级程序');
  await expect(page.getByText('只读，不能保存')).toBeVisible();
  expect(await shownMembers(page)).toHaveLength(MEMBERS);
  await program.close();
  expect(readFileSync(path.join(made.vault, CARD_NAME), 'utf8')).toBe(card);
  await expectVerified(made);
  removeHome(made.home);
});

/** Saves one more member as the program would, without a window. */
async function saveOne(made: MadeHome, id: string): Promise<void> {
  const service = await serviceOf(made);
  good(await service.unlock(made.user, PASSWORD));
  const writes = { name: { value: id, saw: [] } };
  const draft = { id: `e-${id}`, record: id, type: 'member', schema: 1, writes };
  good(await service.append(`act-${id}`, { kind: 'create' }, [draft]));
  good(await service.lock());
}

test('a vault folder copied back from an old copy is noticed; what it holds is shown and work goes on', async () => {
  const made = await makeHome({ members: MEMBERS });
  const old = path.join(made.home, 'old');
  cpSync(made.vault, old, { recursive: true });
  await saveOne(made, '后来的人');
  rmSync(made.vault, { recursive: true });
  renameSync(old, made.vault);
  const program = await launch({ home: made.home, env: TESTING });
  const { page } = program;
  await unlock(page);
  await expect(
    page.locator('[role=note],[role=alert]').filter({ hasText: '档案库文件夹像是从旧备份拷回来的' }).first(),
  ).toContainText('比本机最后保存的少 1 段变更。现有内容完好，可以继续工作（本机已换用新的设备编号');
  expect(await shownMembers(page)).toHaveLength(MEMBERS);
  const panel = await newMember(page);
  await fieldOf(panel, '姓名').fill('拷回之后');
  await saveForm(page);
  await program.close();
  await expectVerified(made);
  removeHome(made.home);
});

test('a copied vault folder opens under a new device id and says so, and the original is not disturbed', async () => {
  const made = await makeHome({ members: MEMBERS });
  const copy = path.join(made.home, 'copy');
  cpSync(made.vault, copy, { recursive: true });
  const program = await launch({ home: made.home, env: { ...TESTING, XIANGDANG_VAULT: copy } });
  const { page } = program;
  await unlock(page);
  await expect(
    page.getByText('档案库是从别处拷来的，本机已为它取了新的设备编号。内容没有变化。').first(),
  ).toBeVisible();
  expect(await shownMembers(page)).toHaveLength(MEMBERS);
  const panel = await newMember(page);
  await fieldOf(panel, '姓名').fill('在副本里');
  await saveForm(page);
  await program.close();
  await expectVerified({ vault: copy, userData: made.userData });
  await expectVerified(made);
  removeHome(made.home);
});

/** The device ids under which this PC has ever written, as its lanes are named. */
const lanesOf = (vault: string): readonly string[] => readdirSync(path.join(vault, 'journal')).sort();

/** Adds a member through the window of a program on this home. */
async function addInWindow(home: string, name: string, told?: string): Promise<readonly string[]> {
  const program = await launch({ home, env: TESTING });
  const { page } = program;
  await unlock(page);
  if (told !== undefined) {
    await expect(page.locator('[role=note],[role=alert]').filter({ hasText: told }).first()).toBeVisible();
  }
  const panel = await newMember(page);
  await fieldOf(panel, '姓名').fill(name);
  await saveForm(page);
  const names = (await shownMembers(page)).map((member) => member.name);
  await program.close();
  return names;
}

test('two PCs cloned from one disk that both worked on: noticed, one gets a new device id, and both works are kept', async () => {
  const made = await makeHome({ members: MEMBERS });
  const [device] = lanesOf(made.vault);
  const pcA = `${made.home}-a`;
  const pcB = `${made.home}-b`;
  cpSync(made.home, pcB, { recursive: true });
  await addInWindow(made.home, '甲机新增');
  // The clone lies at the same place of its own disk, with the same device.json.
  renameSync(made.home, pcA);
  renameSync(pcB, made.home);
  await addInWindow(made.home, '乙机新增');
  expect(lanesOf(made.vault)).toEqual([device]);
  // Somebody carries the folder of the first PC over that of the second, and keeps the second's aside.
  const own = path.join(made.home, 'own');
  renameSync(made.vault, own);
  cpSync(path.join(pcA, 'vault'), made.vault, { recursive: true });
  const met = await addInWindow(
    made.home,
    '会合之后',
    '发现两份从同一处复制出来的档案库各自修改过，设备编号相同而内容不同。',
  );
  expect(met).toContain('甲机新增');
  expect(lanesOf(made.vault)).toHaveLength(2);
  // What the second PC had written is brought in; its lane has the same name and other content.
  const service = await serviceOf(made);
  good(await service.unlock(made.user, PASSWORD));
  expect(good(await service.adoptCopy(own)).forked).toEqual([device]);
  good(await service.lock());
  const names = await addInWindow(made.home, '最后一个');
  expect(names).toEqual(expect.arrayContaining(['甲机新增', '乙机新增', '会合之后', '最后一个']));
  expect(names).toHaveLength(MEMBERS + 4);
  await expectVerified(made);
  for (const home of [made.home, pcA]) removeHome(home);
});
