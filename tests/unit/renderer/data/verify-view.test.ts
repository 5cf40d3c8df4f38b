import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Opened } from '../../../../renderer/data/opening';
import { decodeRecord, encodeRecord } from '../../../../renderer/data/records/stored-record';
import { verifyView } from '../../../../renderer/data/verify-view';
import { create, edit, openParts, openSession } from '../../builders/data-session';
import { memberValues } from '../../builders/members';
import { good, newVault, type TestVault } from '../../builders/vault';

let vault: TestVault;
let opened: Opened;
let person: string;
let close: () => void;

beforeEach(async () => {
  vault = await newVault();
  const session = await openSession(vault.service);
  const town = await create(session, 'organization', { fullName: '中共清河镇委员会', orgType: 'committee' });
  person = await create(session, 'member', memberValues({ name: '潘秀英', branchId: town }));
  await create(session, 'member', memberValues({ name: '邓大勇', branchId: town }));
  await edit(session, 'member', person, { name: '潘秀莹' });
  good(await session.api.close());
  ({ opened, close } = await openParts(vault.service));
});

afterEach(() => close());

/** Writes a row under the right id and seal that says something the journal never said. */
async function rewrite(id: string, change: (text: string) => string): Promise<void> {
  const { view, sealer } = opened;
  const [row] = await view.readRows([id]);
  const mark = await view.readMark();
  if (row === undefined || mark === null) throw new Error('no such row');
  const record = decodeRecord(change(await sealer.unsealText('records', id, row.sealed)));
  if (record === undefined) throw new Error('the changed text is no record');
  const sealed = await sealer.sealText('records', id, encodeRecord(record));
  await view.writeRows([{ ...row, sealed }], mark);
}

const check = async (mend = false) => good(await verifyView(opened, mend));

describe('holding the view against the journal', () => {
  it('finds nothing in a view that the projector made', async () => {
    expect(await check()).toEqual({
      records: 3,
      wrong: [],
      mark: true,
      index: true,
      clean: true,
      mended: false,
    });
  });

  it('finds a row with the right key and seal and another content', async () => {
    await rewrite(person, (text) => text.replace('潘秀莹', '潘秀英'));
    expect(await check()).toMatchObject({ wrong: [person], mark: true, clean: false, mended: false });
  });

  it('finds a row that does not open, one too many, and a mark that counts another number', async () => {
    const { view } = opened;
    const [row] = await view.readRows([person]);
    const mark = await view.readMark();
    if (row === undefined || mark === null) throw new Error('no such row');
    const noise = Uint8Array.from(row.sealed, (byte) => byte ^ 1);
    await view.writeRows(
      [
        { ...row, sealed: noise },
        { ...row, id: 'nobody' },
      ],
      { ...mark, entries: 1 },
    );
    const report = await check();
    expect([...report.wrong].sort()).toEqual([person, 'nobody'].sort());
    expect(report).toMatchObject({ mark: false, clean: false });
  });

  it('makes a wrong view anew when asked, and is content with it then', async () => {
    await rewrite(person, (text) => text.replace('潘秀莹', '无中生有'));
    expect(await check(true)).toMatchObject({ wrong: [person], mended: true });
    await opened.vault.store.settled();
    expect(await check()).toMatchObject({ wrong: [], clean: true });
  });
});
