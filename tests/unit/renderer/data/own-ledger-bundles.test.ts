import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { PAGE_PATH, recordsPath } from '../../../../shared/bundle/format';
import { ownTypeName } from '../../../../shared/records/own-design';
import { makeBag } from '../../builders/bag-folder';
import { create, edit, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { ownField, visitDesign } from '../../builders/own-ledgers';
import { look, take, unpacked, write } from '../../builders/session-bundles';
import { bad, good, newVault } from '../../builders/vault';

let township: TestSession;
let county: TestSession;
let village: string;
let design: string;
let type: string;
let visit: string;

beforeEach(async () => {
  township = await openSession((await newVault()).service);
  county = await openSession((await newVault()).service);
  village = await create(township, 'organization', {
    fullName: '中共清河镇河口村支部委员会',
    orgType: 'branch',
  });
  design = await create(township, 'own-ledger', visitDesign());
  type = ownTypeName(design);
  visit = await create(township, type, {
    'f-name': '潘秀英',
    'f-day': '2026-03-02',
    'f-phone': '13800000001',
    branchId: village,
  });
});

const choice = () => ({ types: ['organization', type], unmasked: false });
const labelsIn = async (session: TestSession) => good(await session.api.ownTypes()).map(({ label }) => label);

describe('a ledger of one’s own in a bundle', () => {
  test('brings its design along, and stands in the other vault with its rows', async () => {
    const path = await write(township, choice());
    const preview = await look(county, path);
    expect(preview.counts).toMatchObject({ new: 3, unknown: 0, outOfScope: 0 });
    expect(preview.masked).toEqual(['电话']);
    const args = { bundle: preview.bundle ?? '', status: 'new' as const, from: 0, to: 9 };
    const rows = good(await county.api.bundleRows(args));
    expect(rows.map(({ typeLabel, title }) => [typeLabel, title])).toContainEqual([
      '困难群众走访台账',
      '潘秀英',
    ]);
    expect(await labelsIn(county)).toEqual([]);
    await take(county, path);
    expect(await labelsIn(county)).toEqual(['困难群众走访台账']);
    const spec = { type, branch: null, filters: {}, sort: [], columns: ['f-name', 'f-day'] };
    expect(good(await county.api.query(spec)).first.map(({ texts }) => texts)).toEqual([
      { 'f-name': '潘秀英', 'f-day': '2026-03-02' },
    ]);
    good(await county.api.undo());
    expect(good(await county.api.ownTypes()).some(({ place }) => place !== undefined)).toBe(false);
  });

  test('leaves what is sensitive behind, whoever named it', async () => {
    await take(county, await write(township, choice()));
    expect((await valuesOf(county, visit))['f-phone']).toBeUndefined();
    await take(county, await write(township, { ...choice(), unmasked: true }));
    expect((await valuesOf(county, visit))['f-phone']).toBe('13800000001');
  });

  test('goes with the design when only a branch or another year is sent', async () => {
    const path = await write(township, { ...choice(), branches: [village], years: [2030] });
    expect((await look(county, path)).counts).toMatchObject({ outOfScope: 0 });
    await take(county, path);
    expect(await labelsIn(county)).toEqual(['困难群众走访台账']);
  });

  test('stays at home, design and all, when it was not chosen', async () => {
    await take(county, await write(township, { types: ['organization'] }));
    expect(await labelsIn(county)).toEqual([]);
  });

  test('can be read without the program: as Excel and in the page, two of one name as well', async () => {
    const twin = ownTypeName(await create(township, 'own-ledger', visitDesign()));
    await create(township, twin, { 'f-name': '邓大勇', 'f-day': '2026-03-03', branchId: village });
    const path = await write(township, { types: ['organization', type, twin] });
    const folder = path.replace(/\.zip$/, '');
    expect((await readdir(join(folder, 'data/台账'))).sort()).toEqual([
      '党组织.xlsx',
      '困难群众走访台账 (2).xlsx',
      '困难群众走访台账.xlsx',
    ]);
    const page = await readFile(join(folder, PAGE_PATH), 'utf8');
    for (const text of ['困难群众走访台账', '办理结果', '潘秀英', '邓大勇']) expect(page).toContain(text);
  });

  test('merges field by field when both sides worked on the design and on a row', async () => {
    await take(county, await write(township, choice()));
    const fields = visitDesign().fields as object[];
    await edit(township, 'own-ledger', design, {
      fields: [...fields, ownField('f-sum', '慰问金', 'decimal', { order: 5 })] as never,
    });
    await edit(township, type, visit, { 'f-sum': '500' });
    await edit(county, 'own-ledger', design, { label: '县走访台账' });
    await edit(county, type, visit, { 'f-state': '已解决' });
    expect(await take(county, await write(township, choice()))).toMatchObject({ conflicts: 0 });
    expect(await labelsIn(county)).toEqual(['县走访台账']);
    expect(await valuesOf(county, visit)).toMatchObject({ 'f-sum': '500', 'f-state': '已解决' });
    expect(good(await county.api.get({ id: visit }))?.unknown).toEqual([]);
  });

  test('without a design is refused by name, and nothing is taken in', async () => {
    const bag = await unpacked(await write(township, choice()));
    bag.payload[recordsPath('own-ledger')] = '';
    const path = makeBag({ payload: bag.payload });
    const open = () => county.api.bundleOpen({ ticket: county.ticket(path, 'bundle-in'), job: 'in' });
    const refused = bad(await open());
    expect(refused.code).toBe('bundle.ledger-undesigned');
    expect(refused.message).toContain(type);
    // Whoever has the design already understands the records.
    await take(county, await write(township, choice()));
    expect(good(await open()).problem).toBeNull();
  });

  test('that was deleted takes its deletion along and leaves its rows behind', async () => {
    await take(county, await write(township, choice()));
    const changes = [{ id: design, type: 'own-ledger', deleted: true }];
    good(await township.api.commit({ changes, why: { kind: 'delete' } }));
    const plan = good(
      await township.api.bundlePlan({
        ...choice(),
        branches: [],
        years: null,
        attachments: true,
        purpose: '',
      }),
    );
    expect(Object.keys(plan.counts)).not.toContain(type);
    await take(county, await write(township, choice()));
    expect(await labelsIn(county)).toEqual(['困难群众走访台账（已删除）']);
    expect((await valuesOf(county, visit))['f-name']).toBe('潘秀英');
  });
});
