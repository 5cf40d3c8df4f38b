import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declareOwnTypes, describeAgain } from '../../../../renderer/data/index/own-ledgers';
import { RecordIndex } from '../../../../renderer/data/index/record-index';
import { openSnapshot, sealSnapshot } from '../../../../renderer/data/index/snapshot';
import { openLink } from '../../../../renderer/data/link';
import { type Opened, openVault } from '../../../../renderer/data/opening';
import type { EntryDraft } from '../../../../shared/journal/entry';
import { type OwnFieldKind, ownTypeName } from '../../../../shared/records/own-design';
import {
  create,
  edit,
  mainHandlers,
  openSession,
  portTo,
  type TestSession,
} from '../../builders/data-session';
import { ownField, visitDesign } from '../../builders/own-ledgers';
import { bad, good, newVault, reopened, type TestVault } from '../../builders/vault';

let vault: TestVault;
let session: TestSession;
let branch: string;
let design: string;
let type: string;

beforeEach(async () => {
  vault = await newVault();
  session = await openSession(vault.service);
  branch = await create(session, 'organization', {
    fullName: '中共清河镇河口村支部委员会',
    orgType: 'branch',
  });
  design = await create(session, 'own-ledger', visitDesign());
  type = ownTypeName(design);
});

const DAY = { required: true, shown: true, order: 2 };
const changeKindOfDay = (kind: OwnFieldKind) => {
  const fields = visitDesign().fields;
  const others = Array.isArray(fields) ? fields : [];
  const values = {
    fields: others.map((one) =>
      Object(one).id === 'f-day' ? ownField('f-day', '走访日期', kind, DAY) : one,
    ),
  };
  return session.api.commit({ changes: [{ id: design, type: 'own-ledger', values }], why: { kind: 'edit' } });
};

test('a field that records have filled only becomes a kind that holds what stands there, whoever asks', async () => {
  good(await changeKindOfDay('integer'));
  good(await changeKindOfDay('date'));
  await visit('王小梅');
  const refused = bad(await changeKindOfDay('integer'));
  expect(refused.code).toBe('records.kind-kept');
  expect(refused.message).toContain('已有 1 条记录填了“走访日期”');
  good(await changeKindOfDay('text'));
  good(await session.api.undo());
  expect(bad(await changeKindOfDay('boolean')).code).toBe('records.kind-kept');
});

const visit = (name: string, values: object = {}) =>
  create(session, type, { 'f-name': name, branchId: branch, 'f-day': '2026-03-02', ...values });

const COLUMNS = ['f-name', 'branchId', 'f-day', 'f-state', 'f-phone'];
const spec = (of = type) => ({ type: of, branch: null, filters: {}, sort: [], columns: COLUMNS });

async function textsOf(from = session): Promise<readonly (readonly string[])[]> {
  const { first } = good(await from.api.query(spec()));
  return first.map(({ texts }) => COLUMNS.flatMap((key) => texts[key] ?? []));
}

const declared = async (from = session) => good(await from.api.ownTypes()).find(({ name }) => name === type);

describe('a ledger of one’s own', () => {
  test('is there as soon as its design is saved, with list, check, search and history', async () => {
    expect(await declared()).toMatchObject({ label: '困难群众走访台账', place: { group: '联系群众' } });
    const id = await visit('潘秀英', { 'f-state': '已解决', 'f-phone': '13800000001' });
    expect(await textsOf()).toEqual([
      ['潘秀英', '中共清河镇河口村支部委员会', '2026-03-02', '已解决', '138****0001'],
    ]);
    const findings = good(
      await session.api.check({ type, id: null, values: { branchId: branch, 'f-day': '春天' } }),
    );
    expect(findings.map(({ field }) => field)).toEqual(['f-name', 'f-day']);
    const [group] = good(await session.api.search({ text: 'pxy', limit: 5 }));
    expect(group).toMatchObject({ type, label: '困难群众走访台账', total: 1 });
    await edit(session, type, id, { 'f-state': '正在办理' });
    const [last] = good(await session.api.history({ id }));
    expect(last?.sentence).toContain('修改了办理结果');
    expect(good(await session.api.overview()).counts[type]).toBe(1);
  });

  test('announces itself and its records when the design changes', async () => {
    await edit(session, 'own-ledger', design, { label: '走访台账' });
    expect(session.events.changed.at(-1)?.types).toEqual(['own-ledger', type]);
    expect((await declared())?.label).toBe('走访台账');
  });

  test('is what it was after a restart', async () => {
    await visit('潘秀英');
    const before = { texts: await textsOf(), declared: await declared() };
    good(await session.api.close());
    good(await vault.service.lock());
    session = await openSession(await reopened(vault));
    expect({ texts: await textsOf(), declared: await declared() }).toEqual(before);
    expect(good(await session.api.verifyView({ mend: false })).clean).toBe(true);
  });

  test('keeps the values of a field that was taken out, and shows them when it comes back', async () => {
    const id = await visit('潘秀英', { 'f-state': '已解决' });
    const fields = visitDesign().fields as readonly { id: string }[];
    await edit(session, 'own-ledger', design, { fields: fields.filter((field) => field.id !== 'f-state') });
    expect(good(await session.api.get({ id }))).toMatchObject({ unknown: ['f-state'] });
    expect(await textsOf()).toEqual([['潘秀英', '中共清河镇河口村支部委员会', '2026-03-02']]);
    await edit(session, 'own-ledger', design, { fields: visitDesign().fields });
    expect((await textsOf())[0]).toContain('已解决');
  });

  test('marks what a changed design asks of records that were there before', async () => {
    await visit('潘秀英');
    expect(good(await session.api.query({ ...spec(), only: 'incomplete' })).count).toBe(0);
    const fields = [
      ...(visitDesign().fields as object[]),
      ownField('f-sum', '慰问金', 'decimal', { required: true }),
    ];
    await edit(session, 'own-ledger', design, { fields: fields as never });
    expect(good(await session.api.query({ ...spec(), only: 'incomplete' })).count).toBe(1);
  });

  test('leaves the navigation when its design is deleted, and comes back whole by undo', async () => {
    const id = await visit('潘秀英');
    expect(good(await session.api.ownLedgerUse({ id: design }))).toMatchObject({
      records: 1,
      filled: { 'f-name': 1 },
    });
    const changes = [{ id: design, type: 'own-ledger', deleted: true }];
    good(await session.api.commit({ changes, why: { kind: 'delete' } }));
    expect((await declared())?.place).toBeUndefined();
    expect(good(await session.api.get({ id }))?.title).toBe('潘秀英');
    good(await session.api.undo());
    expect((await declared())?.place).toBeDefined();
    expect(await textsOf()).toHaveLength(1);
  });

  test('finds records that are registered twice', async () => {
    await visit('潘秀英');
    await visit('潘秀英');
    await visit('潘秀英', { 'f-day': '2026-04-02' });
    const [group, ...more] = good(await session.api.duplicates());
    expect(group?.records).toHaveLength(2);
    expect(more).toEqual([]);
  });

  test('two designs of one name are two ledgers', async () => {
    const other = await create(session, 'own-ledger', visitDesign());
    await visit('潘秀英');
    expect(good(await session.api.query(spec(ownTypeName(other)))).count).toBe(0);
    expect(await textsOf()).toHaveLength(1);
  });
});

describe('an import into it', () => {
  test('maps columns by the names of its fields, and knows the rows when they come again', async () => {
    const text =
      '户主姓名,所在党组织,走访日期,办理结果\n潘秀英,河口村支部,2026年3月2日,已解决\n邓大勇,河口村支部,2026.3.5,搁置';
    const read = async () =>
      good(await session.api.importRead({ files: [new File([text], '走访.csv')], type, job: 'i' }));
    const first = await read();
    expect(first.files[0]?.columns.map(({ field }) => field)).toEqual([
      'f-name',
      'branchId',
      'f-day',
      'f-state',
    ]);
    expect(first.files[0]?.counts).toMatchObject({ new: 1 });
    good(await session.api.importCommit({ session: first.session, job: 'i' }));
    expect((await read()).files[0]?.counts).toMatchObject({ same: 1, new: 0 });
  });
});

describe('entries that come in another order than they were made', () => {
  const draftOf = (record: string, of: string, values: object): EntryDraft => ({
    id: v7(),
    record,
    type: of,
    schema: 1,
    writes: Object.fromEntries(Object.entries(values).map(([path, value]) => [path, { value, saw: [] }])),
  });
  const append = async (...drafts: EntryDraft[]) =>
    good(
      await session.link.journal.append({
        act: v7(),
        why: { kind: 'edit' },
        drafts: drafts as never,
        staged: 0,
      }),
    );

  test('records without their design are kept and told about; the design brings them to light', async () => {
    const late = v7();
    const record = v7();
    await append(draftOf(record, ownTypeName(late), { 'f-name': '潘秀英', branchId: branch }));
    // The next save notices that the journal holds more than was seen.
    await visit('邓大勇');
    expect(good(await session.api.problems()).map(({ check, id }) => [check, id])).toEqual([
      ['V191', record],
    ]);
    const { fields, ...plain } = visitDesign();
    const elements = (fields as readonly { id: string }[]).map((field) => [`fields/${field.id}`, field]);
    await append(draftOf(late, 'own-ledger', { ...plain, ...Object.fromEntries(elements) }));
    await visit('李四');
    const { first } = good(await session.api.query(spec(ownTypeName(late))));
    expect(first.map(({ title }) => title)).toEqual(['潘秀英']);
    expect(good(await session.api.problems())).toEqual([]);
  });

  test('designs that were changed apart merge by field, whoever comes first', async () => {
    const form = good(await session.api.get({ id: design }));
    const fields = visitDesign().fields as readonly { id: string }[];
    const withSum = [...fields, ownField('f-sum', '慰问金', 'decimal', { order: 5 })];
    const withNote = [...fields, ownField('f-note', '备注', 'longText', { order: 5 })];
    await edit(session, 'own-ledger', design, { fields: withSum as never }, form?.version);
    await edit(
      session,
      'own-ledger',
      design,
      { fields: withNote as never, label: '走访台账' },
      form?.version,
    );
    const type_ = await declared();
    expect(type_?.label).toBe('走访台账');
    expect(type_?.form[0]?.fields.slice(-2)).toEqual(['f-note', 'f-sum']);
    expect(good(await session.api.conflicts())).toEqual([]);
  });
});

describe('the snapshot of the index', () => {
  let opened: Opened;
  let close: () => void = () => undefined;
  afterEach(() => close());

  async function open(): Promise<Opened> {
    good(await session.api.close());
    const line = openLink(portTo(mainHandlers(vault.service).handlers));
    close = line.close;
    const later = (ms: number, job: () => void) => {
      const timer = setTimeout(job, ms);
      return () => clearTimeout(timer);
    };
    const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
    return good(
      await openVault(line.link, () => undefined, { now: Date.now, newId: () => v7(), random, later }),
    );
  }

  const CONTEXT = { wall: Date.now(), today: '2026-11-25' };
  const FACTS = { schema: 's1', applied: 7, day: '2026-11-25', id: 'snap' };

  test('is taken over for a ledger whose design is the same, and made anew for one that changed', async () => {
    const other = ownTypeName(await create(session, 'own-ledger', visitDesign({ label: '慰问台账' })));
    await visit('潘秀英', { 'f-state': '已解决' });
    await create(session, other, { 'f-name': '邓大勇', branchId: branch, 'f-day': '2026-03-02' });
    opened = await open();
    const { store } = opened.vault;
    const pause = async () => undefined;
    const chunks = await sealSnapshot(opened.vault.index, FACTS, opened.sealer, pause);
    const [record] = (await store.getMany([design])).values();
    if (record === undefined) throw new Error('no design');
    // The design was changed after the snapshot: the field is a plain text now.
    const path = 'fields/f-state';
    const { registers } = record.state;
    const { heads = [], over = [] } = registers[path] ?? {};
    const value = ownField('f-state', '结果', 'text', { shown: true, order: 3 });
    const changed = { heads: heads.map(({ stamp }) => ({ stamp, value })), over };
    const state = { ...record.state, registers: { ...registers, [path]: changed } };
    store.put([{ ...record, state }], { heads: {}, entries: 0 });
    const index = new RecordIndex();
    const ground = { index, store };
    const declare = (names: readonly string[]) => declareOwnTypes(ground, names, CONTEXT);
    const read = await openSnapshot(index, chunks, 's1', opened.sealer, declare);
    expect(read?.outdated).toEqual([type]);
    await describeAgain(ground, read?.outdated ?? [], CONTEXT);
    await read?.takeRest(chunks);
    expect(index.of(type)?.type.fields['f-state']).toMatchObject({ kind: 'text', label: '结果' });
    expect(index.of(type)?.titleAt(0)).toBe('潘秀英');
    expect(index.of(type)?.cell('f-state', 0)).toBe('已解决');
    expect(index.of(other)?.titleAt(0)).toBe('邓大勇');
    expect(index.of(other)?.mayContain(0, { words: [], masks: [] })).toBe(true);
  });
});
