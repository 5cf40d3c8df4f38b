import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { VaultService } from '../../electron/services/vault/vault-service';
import { goTo, unlock } from '../journeys/driver';
import { launch } from '../journeys/launch';
import { fieldOf, newMember, saveForm, toast } from './support/forms';
import { shownMembers, TESTING } from './support/records';
import { expectVerified, good, makeHome, removeHome } from './support/vaults';

const MEMBERS = 2;
const EDITS = 40;

/** Many small saves after the first large one, so that the middle of the file is one of them. */
async function editOften(service: VaultService): Promise<void> {
  for (let number = 0; number < EDITS; number += 1) {
    const writes = {
      name: { value: `后来的${number}`, saw: [] },
      remark: { value: `${number} `.repeat(300), saw: [] },
    };
    const draft = { id: `e${number}`, record: `r${number}`, type: 'member', schema: 1, writes };
    good(await service.append(`edit-${number}`, { kind: 'create' }, [draft]));
  }
}

/** Flips one bit in the middle of the journal of a vault that nobody has open. */
function flipInTheMiddle(vault: string): void {
  const folder = path.join(vault, 'journal');
  const [segment, ...others] = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  if (segment === undefined || others.length > 0) throw new Error('one segment was expected');
  const bytes = readFileSync(segment);
  bytes[Math.floor(bytes.length * 0.7)]! ^= 4;
  writeFileSync(segment, bytes);
}

const TOLD = '其余内容都能读取。为免扩大，档案库暂时只能查看。请点"用备份修复"';

async function expectWritable(page: Page): Promise<void> {
  await expect(page.getByText('已全部保存')).toBeVisible();
  const panel = await newMember(page);
  await fieldOf(panel, '姓名').fill('修复之后');
  await saveForm(page);
}

test('a journal damaged in the middle is shown as far as it can be read, and mended from a backup by one button', async () => {
  const made = await makeHome({
    members: MEMBERS,
    also: async (service) => {
      await editOften(service);
      good(await service.backUp());
    },
  });
  flipInTheMiddle(made.vault);
  const program = await launch({ home: made.home, env: TESTING });
  const { page } = program;
  await unlock(page);
  const alarm = page.getByRole('alert').filter({ has: page.getByRole('button', { name: '用备份修复' }) });
  await expect(alarm).toContainText(TOLD);
  await expect(page.getByText('只读，不能保存')).toBeVisible();
  expect(await shownMembers(page)).toHaveLength(MEMBERS + EDITS - 1);
  await alarm.getByRole('button', { name: '用备份修复' }).click();
  await expect(toast(page, '已用备份里的完好文件修复 1 个变更文件，全部校验通过')).toBeVisible();
  await expect(alarm).toHaveCount(0);
  await expectWritable(page);
  expect(await shownMembers(page)).toHaveLength(MEMBERS + EDITS + 1);
  await program.close();
  await expectVerified(made);
  removeHome(made.home);
});

test('without a backup an administrator goes on without the damaged part, with a reason; the rest is all there', async () => {
  const made = await makeHome({ members: MEMBERS, also: editOften });
  flipInTheMiddle(made.vault);
  const program = await launch({ home: made.home, env: TESTING });
  const { page } = program;
  await unlock(page);
  await page.getByRole('button', { name: '用备份修复' }).click();
  await expect(
    page.getByText('备份里没有完好的对应文件，还有 1 处损坏没有修复。没有删除任何内容'),
  ).toBeVisible();
  await page.getByRole('button', { name: '接受损失并继续…' }).click();
  await expect(page.getByRole('button', { name: '确认放弃这一段' })).toBeDisabled();
  await page.getByLabel('原因', { exact: true }).fill('没有备份，纸质材料可以补录');
  await page.getByRole('button', { name: '确认放弃这一段' }).click();
  await expect(toast(page, '已记下放弃 1 处读不出的内容，从新的变更文件继续')).toBeVisible();
  await expectWritable(page);
  expect(await shownMembers(page)).toHaveLength(MEMBERS + EDITS);
  await program.close();
  await expectVerified(made);
  removeHome(made.home);
});

test('the settings bring back the vault of a chosen day, and keep the present one beside it', async () => {
  const made = await makeHome({
    members: MEMBERS,
    also: async (service) => {
      good(await service.backUp());
    },
  });
  const program = await launch({ home: made.home, env: TESTING });
  const { page } = program;
  await unlock(page);
  const panel = await newMember(page);
  await fieldOf(panel, '姓名').fill('备份之后录入');
  await saveForm(page);
  await goTo(page, '设置');
  await page.getByRole('button', { name: '备份与恢复' }).click();
  await page
    .getByRole('button', { name: /^恢复到 / })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: '恢复到备份' });
  await expect(dialog).toContainText('当前的档案库不会删除，会改名保留在旁边');
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(toast(page, /已恢复到所选的备份。恢复前的档案库没有删除/)).toBeVisible();
  await unlock(page);
  expect(await shownMembers(page)).toHaveLength(MEMBERS);
  await program.close();
  await expectVerified(made);
  const [kept, ...others] = readdirSync(made.home).filter((name) => !['vault', 'user-data'].includes(name));
  expect(others).toEqual([]);
  // The one put aside is whole and holds what came after the backup.
  await expectVerified({ vault: path.join(made.home, kept ?? '') });
  const aside = await launch({
    home: made.home,
    env: { ...TESTING, XIANGDANG_VAULT: path.join(made.home, kept ?? '') },
  });
  await unlock(aside.page);
  expect((await shownMembers(aside.page)).map(({ name }) => name)).toContain('备份之后录入');
  await aside.close();
  removeHome(made.home);
});
