import { expect, test } from 'vitest';
import { AUTOSAVE } from '../../../../shared/journal/entry';
import { create, edit, openSession } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { good, newVault } from '../../builders/vault';

const MINUTE = 60 * 1000;

test('what a form saved by itself at pauses is told as one change, until somebody saves or time goes by', async () => {
  let time = Date.UTC(2026, 10, 24);
  const now = () => time;
  const vault = await newVault({ now });
  const session = await openSession(vault.service, now);
  const id = await create(session, 'member', memberValues({ name: '潘秀英' }));
  const saveItself = async (mobile: string) => {
    time += MINUTE;
    const changes = [{ id, type: 'member', values: { mobile } }];
    good(await session.api.commit({ changes, why: { kind: 'edit', of: AUTOSAVE } }));
  };
  await saveItself('13800000001');
  await edit(session, 'member', id, { mobile: '13800000002' });
  await saveItself('13800000003');
  await saveItself('13800000004');
  time += 10 * MINUTE;
  await saveItself('13800000005');

  const history = good(await session.api.history({ id }));
  const spans = history.map(({ sentence, changes }) => {
    const mobile = changes.find(({ path }) => path === 'mobile');
    return [sentence, mobile?.before, mobile?.after];
  });
  expect(spans).toEqual([
    ['管理员 修改了手机号码', '13800000004', '13800000005'],
    ['管理员 修改了手机号码', '13800000002', '13800000004'],
    ['管理员 修改了手机号码', '13800000001', '13800000002'],
    ['管理员 新增了这条党员', '', '13800000001'],
  ]);
});
