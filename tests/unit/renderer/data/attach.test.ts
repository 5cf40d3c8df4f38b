import { beforeEach, expect, test } from 'vitest';
import { codeList } from '../../../../shared/records/codes';
import { recordTypes } from '../../../../shared/records/registry';
import { create, edit, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { good, newVault } from '../../builders/vault';

let session: TestSession;
let branchId: string;

beforeEach(async () => {
  session = await openSession((await newVault()).service);
  branchId = await create(session, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
});

interface Attached {
  readonly id: string;
  readonly name: string;
  readonly blob: string;
  readonly purpose?: string;
}

const attach = async (id: string, name: string, size = 10): Promise<Attached | undefined> => {
  const file = new File([new Uint8Array(size).fill(7)], name, { type: 'application/pdf' });
  good(await session.api.attach({ id, file, job: name }));
  return ((await valuesOf(session, id)).attachments as unknown as readonly Attached[]).at(-1);
};

const item = () => create(session, 'rectification', { problem: '阵地管理不到位', branchId });

test('a file is attached to a record and shown with its name', async () => {
  const id = await create(session, 'member', memberValues({ name: '潘秀英', branchId }));
  const attached = await attach(id, '入党志愿书.pdf', 3_000_000);
  expect(attached?.name).toBe('入党志愿书.pdf');
  expect(attached?.purpose).toBeUndefined();
  expect(good(await session.link.blobs.has({ sha256: attached?.blob ?? '' }))).toBe(true);
});

test('what is attached starts as what such records usually are given', async () => {
  expect((await attach(await item(), '整改前后对比.pdf'))?.purpose).toBe('evidence');
  const notice = await create(session, 'public-notice', { title: '低保公示', branchId });
  expect((await attach(notice, '公示.pdf'))?.purpose).toBe('photo');
});

test('the purpose that a type declares stands on the list of purposes', () => {
  const known = codeList('attachment-purpose')?.entries.map(({ code }) => code);
  const declared = recordTypes.flatMap(({ attachmentPurpose }) => attachmentPurpose ?? []);
  expect(declared.length).toBeGreaterThan(10);
  expect(declared.filter((code) => known?.includes(code) !== true)).toEqual([]);
});

test('another purpose stands in the history in words, and is taken back like everything else', async () => {
  const id = await item();
  const attached = await attach(id, '会议记录.pdf');
  await edit(session, 'rectification', id, {
    attachments: [{ ...attached, purpose: 'other' }] as never,
  });
  const [latest] = good(await session.api.history({ id }));
  expect(latest?.changes).toMatchObject([{ before: '会议记录.pdf 佐证材料', after: '会议记录.pdf 其他' }]);
  good(await session.api.undo());
  const [now] = (await valuesOf(session, id)).attachments as unknown as readonly Attached[];
  expect(now?.purpose).toBe('evidence');
});
