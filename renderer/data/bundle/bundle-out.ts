import { browsePage } from '../../../shared/bundle/browse-page';
import { AttachmentPaths, formatCatalogue } from '../../../shared/bundle/catalogue';
import {
  BUNDLE_FORMAT,
  type BundleAttachment,
  type BundleHead,
  bagInfo,
  CATALOGUE_PATH,
  formatHead,
  formatRecord,
  HEAD_PATH,
  LEDGERS_PREFIX,
  MIN_READER,
  PAGE_PATH,
  recordsPath,
} from '../../../shared/bundle/format';
import { maskedFields, maskRecord } from '../../../shared/bundle/masking';
import { inLanes } from '../../../shared/kernel/lanes';
import { AppFailure, err, ok, type Result, unwrap } from '../../../shared/kernel/result';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { OWN_LEDGER } from '../../../shared/records/own-design';
import type { BundleChoice, BundlePlan, BundleWritten, DataApi } from '../api';
import { excel, listTitle, writeOptions } from '../export';
import type { TypeIndex } from '../index/type-index';
import { LAST_BUNDLE_OUT, note, officeNotes } from '../office-notes';
import type { OpenVault } from '../open-vault';
import { refusalInBranches } from '../permission';
import { dayOf, timeOf } from '../session-deps';
import type { Work } from '../work';
import { BagFiles } from './bag-files';
import { browseBranches, browseType } from './browse-data';
import {
  attachmentsOf,
  chosenRows,
  chosenTypes,
  ledgerColumns,
  openRows,
  type Selected,
  yearsIn,
} from './selection';

/** What a bundle of this choice would hold. */
export async function planBundle(vault: OpenVault, choice: BundleChoice): Promise<Result<BundlePlan>> {
  const counts: Record<string, number> = {};
  const blobs = new Map<string, number>();
  let records = 0;
  for (const index of chosenTypes(vault, choice)) {
    const rows = chosenRows(vault, index, choice).filter((row) => index.isLive(row));
    counts[index.type.name] = rows.length;
    records += rows.length;
    if (!choice.attachments) continue;
    const withFiles = rows.filter((row) => index.cell('attachments', row) !== undefined);
    for await (const some of openRows(vault, index, withFiles)) {
      for (const { read } of some) for (const { blob, size } of attachmentsOf(read)) blobs.set(blob, size);
    }
  }
  const files = [...blobs.values()].reduce((sum, size) => sum + size, 0);
  return ok({
    counts,
    attachments: blobs.size,
    // Records, ledgers and the page, as they come out in practice; free space is checked with a margin.
    bytes: files + records * 6000 + 200_000,
    years: yearsIn(vault),
    suggestedName: suggestedName(vault, choice),
    masked: choice.unmasked ? [] : maskedLabels(vault, choice),
  });
}

/** Writes a bundle into the chosen folder. A failure or a cancel leaves no bundle that looks whole. */
export async function writeBundle(
  work: Work,
  args: Parameters<DataApi['bundleWrite']>[0],
): Promise<Result<BundleWritten>> {
  const { vault } = work;
  const refused = refusalInBranches(vault, 'bundle-out', args.choice.branches);
  if (refused !== undefined) return err(refused);
  const planned = await planBundle(vault, args.choice);
  if (!planned.ok) return planned;
  const head = headOf(vault, args.choice, await previousBundle(vault));
  const begun = await vault.link.bag.begin({
    folder: args.folder,
    name: planned.value.suggestedName,
    expected: planned.value.bytes,
    info: Object.fromEntries(bagInfo(head)),
  });
  if (!begun.ok) return begun;
  const writer = new BagFiles(vault, begun.value.job, args.job, planned.value);
  try {
    const counts = await fillBag(vault, args.choice, head, writer);
    writer.step('正在核对写好的数据包');
    const finished = unwrap(
      await vault.link.bag.finish({ job: begun.value.job, zip: args.zip, keepFolder: args.keepFolder }),
    );
    await vault.exclusive(() => note(work, { [LAST_BUNDLE_OUT]: `${timeOf(vault.deps.now())} ${head.id}` }));
    return ok({ ...finished, counts });
  } catch (thrown) {
    await vault.link.bag.cancel({ job: begun.value.job });
    if (thrown instanceof AppFailure) return err(thrown.error);
    throw thrown;
  }
}

/** Attachments under way at once: one is read and opened while others are on their way to the stick. */
const BLOBS_AT_ONCE = 3;

const utf8 = new TextEncoder();

async function fillBag(
  vault: OpenVault,
  choice: BundleChoice,
  head: BundleHead,
  bag: BagFiles,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  const live: Record<string, number> = {};
  const attachments: BundleAttachment[] = [];
  const pages = [];
  const paths = new AttachmentPaths();
  for (const index of chosenTypes(vault, choice)) {
    const { type } = index;
    bag.step(`正在写入${type.label}`);
    const selected: Selected[] = [];
    const lines: string[] = [];
    for await (const some of openRows(vault, index, chosenRows(vault, index, choice))) {
      for (const one of some) {
        const sent = choice.unmasked ? one.state : maskRecord(one.state, type);
        lines.push(formatRecord(withoutEmpty(sent)));
        if (!one.read.deleted) selected.push(one);
      }
    }
    counts[type.name] = lines.length;
    live[type.name] = selected.length;
    await bag.write(
      recordsPath(type.name),
      utf8.encode(lines.join('')),
      '记录',
      `${type.label} ${lines.length} 条`,
    );
    const files = choice.attachments ? attachmentsIn(vault, index, selected, paths) : [];
    attachments.push(...files);
    // Designs are for programs; people see the ledgers that they make.
    if (type.name === OWN_LEDGER) continue;
    await writeLedger(vault, choice, type, selected, bag);
    pages.push(browseType(vault, index, selected, files, choice.unmasked));
  }
  await inLanes(attachments, BLOBS_AT_ONCE, (file) => bag.writeBlob(file));
  const whole: BundleHead = { ...head, counts, attachments };
  const page = browsePage({
    title: head.title,
    unit: head.sender.name,
    createdAt: head.created,
    fingerprint: head.id,
    masked: choice.unmasked ? [] : maskedLabels(vault, choice),
    types: pages,
    branches: browseBranches(vault, choice),
  });
  await bag.write(PAGE_PATH, utf8.encode(page), '浏览页', '用浏览器打开，可查找、筛选、打印');
  await bag.write(HEAD_PATH, utf8.encode(formatHead(whole)), '说明', '数据包的说明（程序用）');
  const catalogue = formatCatalogue([...bag.catalogue].sort((a, b) => (a.path < b.path ? -1 : 1)));
  await bag.write(CATALOGUE_PATH, utf8.encode(catalogue), '目录', '本目录');
  return live;
}

async function writeLedger(
  vault: OpenVault,
  choice: BundleChoice,
  type: RecordTypeDefinition,
  selected: readonly Selected[],
  bag: BagFiles,
): Promise<void> {
  const branch = choice.branches.length === 1 ? (choice.branches[0] ?? null) : null;
  const title = listTitle(vault, type, branch);
  const titleOf = (of: string, id: string) => vault.index.titleOf(of, id);
  const list = {
    type,
    columns: ledgerColumns(type, selected),
    rows: selected.map(({ read }) => read.values),
    title,
    unmasked: choice.unmasked,
    context: { titleOf },
  };
  const { writeList } = await excel();
  const bytes = await writeList(list, writeOptions(vault));
  // The name of an own ledger is anybody's, and two may have the same.
  const path = bag.ledgers.claim(LEDGERS_PREFIX, [], `${type.label}.xlsx`);
  await bag.write(path, bytes, '台账', `${title} ${selected.length} 条`);
}

function attachmentsIn(
  vault: OpenVault,
  index: TypeIndex,
  selected: readonly Selected[],
  paths: AttachmentPaths,
): readonly BundleAttachment[] {
  return selected.flatMap(({ read, row }) => {
    const branch = vault.index.titleOf('organization', vault.index.branchAt(index, row) ?? '') ?? '';
    const owner = index.titleAt(row);
    return attachmentsOf(read).map(({ element, blob, name, size }) => ({
      record: read.id,
      element,
      blob,
      path: paths.claim({ branch, owner, name }),
      size,
      name,
    }));
  });
}

function headOf(vault: OpenVault, choice: BundleChoice, previous: string | null): BundleHead {
  const roots = choice.branches.length > 0 ? choice.branches : rootsOf(vault);
  const years = (choice.years ?? []).map(String);
  return {
    format: BUNDLE_FORMAT,
    minReader: MIN_READER,
    id: vault.deps.newId(),
    title: choice.purpose === '' ? suggestedName(vault, choice) : choice.purpose,
    sender: { ...vault.facts.unit },
    device: vault.facts.device,
    created: new Date(vault.deps.now()).toISOString(),
    program: '1',
    scope: { roots: [...roots], types: chosenTypes(vault, choice).map(({ type }) => type.name), years },
    counts: {},
    masked: choice.unmasked ? [] : maskedNames(vault, choice),
    attachments: [],
    previous,
  };
}

const rootsOf = (vault: OpenVault): readonly string[] =>
  vault.index
    .tree()
    .nodes(new Map())
    .filter(({ parent }) => parent === null)
    .map(({ id }) => id);

/** A register without values (all superseded by writes that have not arrived) has nothing to send. */
const withoutEmpty = (state: Selected['state']): Selected['state'] => ({
  ...state,
  registers: Object.fromEntries(Object.entries(state.registers).filter(([, { heads }]) => heads.length > 0)),
});

const maskedNames = (vault: OpenVault, choice: BundleChoice): string[] =>
  chosenTypes(vault, choice).flatMap(({ type }) => maskedFields(type).map((key) => `${type.name}.${key}`));

function maskedLabels(vault: OpenVault, choice: BundleChoice): string[] {
  const labels = chosenTypes(vault, choice).flatMap(({ type }) =>
    maskedFields(type).map((key) => type.fields[key]?.label ?? key),
  );
  return [...new Set(labels)];
}

/** Name of the bag: unit, branch if one, day. Main makes it safe for any stick. */
function suggestedName(vault: OpenVault, choice: BundleChoice): string {
  const [only, ...more] = choice.branches;
  const branch =
    only !== undefined && more.length === 0 ? vault.index.titleOf('organization', only) : undefined;
  return `${branch ?? vault.facts.unit.name}-${dayOf(vault.deps.now()).replaceAll('-', '')}`.slice(0, 80);
}

async function previousBundle(vault: OpenVault): Promise<string | null> {
  const last = (await officeNotes(vault))[LAST_BUNDLE_OUT];
  return typeof last === 'string' ? (last.split(' ').at(-1) ?? null) : null;
}
