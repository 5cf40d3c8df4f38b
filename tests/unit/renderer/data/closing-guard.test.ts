import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordValues } from '../../../../shared/records/define';
import { create, edit, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { PROVEN } from '../../builders/rectification';
import { bad, good, newVault } from '../../builders/vault';

let session: TestSession;
let village: string;
let item: string;

beforeEach(async () => {
  session = await openSession((await newVault()).service);
  village = await create(session, 'organization', { fullName: '中共河口村支部委员会', orgType: 'branch' });
  item = await create(session, 'rectification', {
    itemNo: 'ZG-1',
    problem: '记录不全',
    branchId: village,
    person: '潘秀英',
    state: 'working',
  });
});

const commit = (id: string | null, values: RecordValues, kind: 'edit' | 'bulk-edit' = 'edit') =>
  session.api.commit({ changes: [{ id, type: 'rectification', values }], why: { kind } });
const attach = (name: string) =>
  session.api.attach({ id: item, file: new File(['x'], name, { type: 'image/jpeg' }), job: 'j' });

describe('an item without evidence', () => {
  test('is closed neither by the form nor in bulk, and the message says what lacks and what to do', async () => {
    for (const kind of ['edit', 'bulk-edit'] as const) {
      const refused = bad(await commit(item, { state: 'closed', acceptor: '尹月云' }, kind));
      expect(refused.code).toBe('rectification.not-closed');
      expect(refused.message).toContain('“记录不全”不能销号：没有佐证材料');
      expect(refused.message).toContain('请先补齐再销号');
    }
    expect(bad(await commit(item, { state: 'closed' })).message).toContain('没有填写验收人');
    expect((await valuesOf(session, item)).state).toBe('working');
  });

  test('does not begin as closed, and nothing else of the act is written', async () => {
    const refused = bad(
      await session.api.commit({
        changes: [
          { id: item, type: 'rectification', values: { remark: '一起改' } },
          {
            id: null,
            type: 'rectification',
            values: { problem: '门牌脱落', branchId: village, state: 'closed' },
          },
        ],
        why: { kind: 'bulk-edit' },
      }),
    );
    expect(refused.code).toBe('rectification.not-closed');
    expect((await valuesOf(session, item)).remark).toBeUndefined();
  });

  test('is closed once it has evidence and somebody else has accepted it', async () => {
    good(await attach('签名页.jpg'));
    expect(bad(await commit(item, { state: 'closed', acceptor: '潘秀英' })).message).toContain('责任人本人');
    good(await commit(item, { state: 'closed', acceptor: '尹月云' }));
    expect((await valuesOf(session, item)).state).toBe('closed');
  });
});

describe('a closed item', () => {
  beforeEach(async () => {
    await edit(session, 'rectification', item, { state: 'closed', ...PROVEN });
  });

  test('keeps its evidence and its acceptance until it is opened again', async () => {
    for (const values of [
      { attachments: null },
      { attachments: [{ ...PROVEN.attachments[0], purpose: 'notice' }] },
      { acceptor: null },
      { person: '尹月云' },
    ]) {
      const refused = bad(await commit(item, values));
      expect(refused.code).toBe('rectification.stays-closed');
      expect(refused.message).toContain('请先重新挂号');
    }
    good(await commit(item, { remark: '归档' }));
    good(await commit(item, { state: 'working', attachments: null }));
  });

  test('goes to the bin and comes back as it was', async () => {
    const life = (deleted: boolean) =>
      session.api.commit({
        changes: [{ id: item, type: 'rectification', deleted }],
        why: { kind: deleted ? 'delete' : 'restore' },
      });
    good(await life(true));
    good(await life(false));
    expect((await valuesOf(session, item)).state).toBe('closed');
  });

  test('is not closed again by taking back what opened it, when its evidence has gone since', async () => {
    good(await commit(item, { state: 'working' }));
    good(await session.api.undo());
    expect((await valuesOf(session, item)).state).toBe('closed');
    good(await session.api.redo());
    expect((await valuesOf(session, item)).state).toBe('working');
  });
});

describe('a table', () => {
  const read = async (state: string) => {
    const rows = `问题编号,问题,整改情况,整改状态,验收人,责任单位\nZG-1,记录不全,已完成,${state},尹月云,中共河口村支部委员会\nZG-2,门牌脱落,已完成,${state},尹月云,中共河口村支部委员会\n`;
    const file = new File([rows], '整改台账.csv');
    const preview = good(await session.api.importRead({ files: [file], type: 'rectification', job: 'j' }));
    const all = { session: preview.session, file: null, status: null, from: 0, to: 9 };
    return { preview, rows: good(await session.api.importRows(all)).rows };
  };

  test('that calls items closed is taken in whole, closes none of them and marks them all', async () => {
    const { preview, rows } = await read('已销号');
    expect(rows.map(({ status }) => status)).toEqual(['changed', 'new']);
    expect(rows.every(({ findings }) => findings.some(({ check }) => check === 'V102'))).toBe(true);
    expect(good(await session.api.importCommit({ session: preview.session, job: 'j' }))).toMatchObject({
      created: 1,
      changed: 1,
    });
    const board = good(await session.api.rectificationBoard({ branch: null }));
    expect(board.map(({ no, state, isClaimed }) => ({ no, state, isClaimed }))).toEqual([
      { no: 'ZG-1', state: 'working', isClaimed: true },
      { no: 'ZG-2', state: 'working', isClaimed: true },
    ]);
  });

  test('leaves an item closed that is closed here', async () => {
    await edit(session, 'rectification', item, {
      state: 'closed',
      ...PROVEN,
      situation: '已完成',
    });
    const { rows } = await read('已销号');
    expect(rows[0]).toMatchObject({ status: 'same', changed: [] });
  });
});
