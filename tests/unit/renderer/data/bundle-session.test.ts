import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeBag } from '../../builders/bag-folder';
import { citizenNumber } from '../../builders/citizen-numbers';
import { create, edit, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { type Bag, everything, look, take, unpacked, write } from '../../builders/session-bundles';
import { bad, good, newVault, tempFolder } from '../../builders/vault';

let township: TestSession;
let county: TestSession;
let town: string;
let village: string;
let id: string;

beforeEach(async () => {
  township = await openSession((await newVault()).service);
  county = await openSession((await newVault()).service);
  town = await create(township, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
  village = await create(township, 'organization', {
    fullName: '中共清河镇河口村支部委员会',
    orgType: 'branch',
    parentId: town,
  });
  id = await create(township, 'member', memberValues({ name: '潘秀英', branchId: village }));
});

test('the receiver sees the check code that the sender saw', async () => {
  const folder = await tempFolder();
  const args = {
    choice: everything,
    folder: township.ticket(folder, 'bundle-out'),
    zip: true,
    keepFolder: true,
  };
  const written = good(await township.api.bundleWrite({ ...args, job: 'out' }));
  expect(written.fingerprint).toMatch(/^([0-9a-f]{4}-){3}[0-9a-f]{4}$/);
  for (const name of [written.folder?.name, written.zip?.name]) {
    expect((await look(county, join(folder, name ?? ''))).fingerprint).toBe(written.fingerprint);
  }
});

describe('a bundle', () => {
  test('shows what it brings before anything changes, and is taken in and back as one act', async () => {
    const path = await write(township);
    const preview = await look(county, path);
    expect(preview).toMatchObject({ problem: null, sender: { name: '清河镇' }, purpose: '季度上报' });
    expect(preview.counts).toMatchObject({ new: 3, changed: 0, conflict: 0, outOfScope: 0 });
    expect(good(await county.api.overview()).counts.member).toBe(0);
    expect(await take(county, path)).toMatchObject({ created: 3, changed: 0, conflicts: 0 });
    expect((await valuesOf(county, id)).idNo).toBe((await valuesOf(township, id)).idNo);
    good(await county.api.undo());
    expect(good(await county.api.overview()).counts.member).toBe(0);
  });

  test('taken in twice changes nothing, and says that it is known', async () => {
    const path = await write(township);
    await take(county, path);
    const before = good(await county.link.session.open()).entries;
    const preview = await look(county, path);
    expect(preview.alreadyTaken).toBe(true);
    expect(preview.counts).toMatchObject({ new: 0, changed: 0, same: 3 });
    expect(await take(county, path)).toMatchObject({ act: '', created: 0, changed: 0 });
    expect(good(await county.link.session.open()).entries).toBe(before);
  });

  test('that is older than what was taken already brings nothing back', async () => {
    const old = await write(township);
    await edit(township, 'member', id, { mobile: '13800000001' });
    const changes = [{ id: village, type: 'organization', values: { contact: '李四' } }];
    good(await township.api.commit({ changes, why: { kind: 'edit' } }));
    const gone = [{ id, type: 'member', deleted: true }];
    good(await township.api.commit({ changes: gone, why: { kind: 'delete' } }));
    await take(county, await write(township));
    await take(county, old);
    expect(good(await county.api.get({ id }))).toMatchObject({ deleted: true });
    expect((await valuesOf(county, village)).contact).toBe('李四');
  });

  test('merges by field, and marks a true clash for a person to settle', async () => {
    await take(county, await write(township));
    await edit(county, 'member', id, { employer: '县局', mobile: '13800000001' });
    await edit(township, 'member', id, { homeAddr: '河口村一组', mobile: '13800000002' });
    const path = await write(township);
    const preview = await look(county, path);
    expect(preview.counts.conflict).toBe(1);
    const args = { bundle: preview.bundle ?? '', status: 'conflict' as const, from: 0, to: 9 };
    const [row] = good(await county.api.bundleRows(args));
    expect(row?.changes.filter(({ conflict }) => conflict).map(({ label }) => label)).toEqual(['手机号码']);
    expect(await take(county, path)).toMatchObject({ conflicts: 1 });
    expect(await valuesOf(county, id)).toMatchObject({ employer: '县局', homeAddr: '河口村一组' });
    const [conflict] = good(await county.api.conflicts());
    expect(conflict?.sides.map(({ text }) => text).sort()).toEqual(['13800000001', '13800000002']);
    expect(conflict?.sides.some(({ unit }) => unit === '清河镇')).toBe(true);
  });

  test('without sensitive fields leaves the receiver its own', async () => {
    await take(county, await write(township));
    await edit(county, 'member', id, { mobile: '13800000009' });
    await edit(township, 'member', id, { employer: '镇政府' });
    const preview = await look(county, await write(township, { unmasked: false }));
    expect(preview.masked).toContain('公民身份号码');
    good(await county.api.bundleCommit({ bundle: preview.bundle ?? '', takeOutOfScope: false, job: 'in' }));
    expect(await valuesOf(county, id)).toMatchObject({ employer: '镇政府', mobile: '13800000009' });
    expect((await valuesOf(county, id)).idNo).toBeDefined();
  });

  test('of one branch names what lies outside of it and takes that only when told to', async () => {
    await take(county, await write(township));
    const other = await create(county, 'organization', {
      fullName: '中共东山镇委员会',
      orgType: 'committee',
    });
    await edit(county, 'member', id, { branchId: other });
    await edit(township, 'member', id, { employer: '镇政府' });
    const path = await write(township);
    expect((await look(county, path)).counts.outOfScope).toBe(1);
    await take(county, path);
    expect((await valuesOf(county, id)).employer).toBeUndefined();
    await take(county, path, true);
    expect((await valuesOf(county, id)).employer).toBe('镇政府');
  });

  test('brings the files that the one before it left out', async () => {
    const file = new File(['申请书'], '入党申请书.txt', { type: 'text/plain' });
    good(await township.api.attach({ id, file, job: 'a' }));
    await take(county, await write(township, { attachments: false }));
    const path = await write(township);
    expect(await look(county, path)).toMatchObject({ counts: { same: 3 }, newFiles: 1, deletions: 0 });
    expect(await take(county, path)).toMatchObject({ act: '', attachments: 1 });
    expect((await look(county, path)).newFiles).toBe(0);
  });

  test('carries attachments, and stores each once', async () => {
    const file = new File([new Uint8Array(200_000).fill(9)], '志愿书.pdf', { type: 'application/pdf' });
    good(await township.api.attach({ id, file, job: 'a' }));
    const path = await write(township);
    expect(await take(county, path)).toMatchObject({ attachments: 1 });
    const [attached] = (await valuesOf(county, id)).attachments as readonly { blob: string }[];
    expect(good(await county.link.blobs.has({ sha256: attached?.blob ?? '' }))).toBe(true);
  });

  test.each([
    ['of the program’s own kind', 'bundle.type-internal', (bag: Bag) => bag.rename('member', '$notes')],
    [
      'in the file of another type',
      'bundle.type-misplaced',
      (bag: Bag) => bag.edit('member', '"organization"'),
    ],
    [
      'that turns a person into an organization',
      'bundle.type-changed',
      (bag: Bag) => bag.become('member', 'organization'),
    ],
  ])('with records %s is refused whole, by name', async (_, code, tamper) => {
    await take(county, await write(township));
    const bag = await unpacked(await write(township));
    tamper(bag);
    const before = good(await county.link.session.open()).entries;
    const path = makeBag({ payload: bag.payload });
    const answer = await county.api.bundleOpen({ ticket: county.ticket(path, 'bundle-in'), job: 'in' });
    expect(bad(answer).code).toBe(code);
    expect(good(await county.link.session.open()).entries).toBe(before);
  });

  test('that is damaged is refused with the report of what is wrong', async () => {
    const path = await write(township);
    const { readFile, writeFile } = await import('node:fs/promises');
    const bytes = await readFile(path);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    await writeFile(path, bytes);
    const answer = await county.api.bundleOpen({ ticket: county.ticket(path, 'bundle-in'), job: 'in' });
    const refused = answer.ok ? answer.value.bundle === null && answer.value.report.reasons.length > 0 : true;
    expect(refused).toBe(true);
    expect(good(await county.api.overview()).counts.member).toBe(0);
  });
});

test('the plan counts what the choice would hold', async () => {
  await create(
    township,
    'member',
    memberValues({ name: '李四', branchId: town, idNo: citizenNumber('1970-01-01', 11) }),
  );
  const plan = good(await township.api.bundlePlan({ ...everything, branches: [village] }));
  expect(plan.counts).toEqual({ organization: 1, member: 1 });
  expect(plan.suggestedName).toContain('河口村');
});
