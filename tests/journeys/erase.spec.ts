import { expect, test } from '@playwright/test';
import { expectVerified, good, makeHome, removeHome } from '../faults/support/vaults';
import { goTo, told, unlock } from './driver';
import { launch } from './launch';

test('an administrator erases a record of the bin: reason and title are asked for, and it stays gone', async () => {
  const gone = 'to-be-erased';
  const made = await makeHome({
    members: 3,
    also: async (service) => {
      const writes = { name: { value: '潘秀英', saw: [] }, $deleted: { value: true, saw: [] } };
      const draft = { id: 'e-gone', record: gone, type: 'member', schema: 1, writes };
      good(await service.append('act-gone', { kind: 'create' }, [draft]));
    },
  });
  let program = await launch({ home: made.home });
  await unlock(program.page);
  await goTo(program.page, '回收站');
  await program.page.getByRole('button', { name: '彻底清除 潘秀英' }).click();
  const dialog = program.page.getByRole('dialog', { name: '彻底清除“潘秀英”' });
  await expect(dialog).toContainText('不能恢复，也不能撤销');
  await expect(dialog).toContainText('以前做的备份里仍有这条记录');
  const confirm = dialog.getByRole('button', { name: '彻底清除', exact: true });
  await dialog.getByLabel('清除原因').fill('本人书面申请');
  await dialog.getByLabel('输入“潘秀英”以确认').fill('潘秀');
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel('输入“潘秀英”以确认').fill('潘秀英');
  await program.screenshot('erase-dialog');
  await confirm.click();
  await expect(told(program.page, '已彻底清除这条党员')).toBeVisible();
  await expect(program.page.getByRole('heading', { name: '回收站是空的' })).toBeVisible();
  await program.close();

  program = await launch({ home: made.home });
  await unlock(program.page);
  await goTo(program.page, '回收站');
  await expect(program.page.getByRole('heading', { name: '回收站是空的' })).toBeVisible();
  await program.close();
  await expectVerified(made);
  removeHome(made.home);
});
