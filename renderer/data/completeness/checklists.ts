import { checklistLines, textRows } from '../../../shared/import/checklist-lines';
import { readRecord } from '../../../shared/journal/read-record';
import { draftWrites } from '../../../shared/journal/write-draft';
import { appError } from '../../../shared/kernel/errors';
import type { Json } from '../../../shared/kernel/json';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { ATTACHMENTS_FIELD, type RecordValues } from '../../../shared/records/define';
import { elementsOf, type ListElement } from '../../../shared/records/list-cell';
import { recordType } from '../../../shared/records/registry';
import type {
  ChecklistDetails,
  ChecklistItem,
  ChecklistRow,
  CompletenessApi,
  LineBy,
} from '../api-completeness';
import type { ReadTable } from '../import/read-table';
import { describeContext, type OpenVault } from '../open-vault';
import { commitDrafts, draftOf, type Work } from '../work';
import { matrixOf } from './matrix';
import { requirementLabel } from './requirements';

const TYPE = 'inspection-checklist';

type Methods = Pick<CompletenessApi, 'checklists' | 'checklist' | 'checklistLines' | 'settleLine'>;

/** Checklists as the window asks for them. */
export function createChecklists(work: Work, readTable: ReadTable): Methods {
  const { vault } = work;
  return {
    checklists: async ({ branch }) => ok(await checklistsOf(vault, branch)),
    checklist: async ({ id }) => ok(await checklistOf(vault, id)),
    checklistLines: async ({ source }) => {
      if (typeof source === 'string') return ok(checklistLines(textRows(source)));
      const read = await readTable(new Uint8Array(await source.arrayBuffer()), source.name, undefined);
      if (!read.ok) return read;
      const shown = read.value.sheets.filter(({ hidden }) => !hidden);
      return ok(
        shown.flatMap(({ rows }) => checklistLines(rows.map((row) => row.map(({ text }) => text.trim())))),
      );
    },
    settleLine: (args) => settleLine(work, args),
  };
}

async function checklistsOf(vault: OpenVault, branch: string | null): Promise<readonly ChecklistRow[]> {
  const index = vault.index.of(TYPE);
  if (index === undefined) return [];
  const scope = branch === null ? null : vault.index.tree().subtree(branch);
  const rows: ChecklistRow[] = [];
  for (let row = 0; row < index.size; row++) {
    const owner = vault.index.branchAt(index, row) ?? '';
    if (!index.isLive(row) || (scope !== null && !scope.has(owner))) continue;
    const details = await checklistOf(vault, index.idAt(row));
    if (details !== null) rows.push(details);
  }
  return rows.sort((a, b) => b.open - a.open);
}

async function checklistOf(vault: OpenVault, id: string): Promise<ChecklistDetails | null> {
  const values = await liveValues(vault, id);
  if (values === undefined) return null;
  const branch = textAt(values, 'branchId');
  const year = Number((textAt(values, 'madeAt') || describeContext(vault).today).slice(0, 4));
  const states = squareStates(vault, branch, year);
  const items: ChecklistItem[] = [];
  for (const element of elementsOf(values.items)) items.push(await itemOf(vault, element, states));
  return {
    id,
    title: textAt(values, 'title'),
    branchName: vault.index.titleOf('organization', branch) ?? '',
    due: textAt(values, 'due'),
    lines: items.length,
    open: items.filter(({ state }) => state === 'missing' || state === 'partial').length,
    items,
  };
}

async function liveValues(vault: OpenVault, id: string): Promise<RecordValues | undefined> {
  const record = await vault.store.get(id);
  if (record === undefined) return undefined;
  const read = readRecord(record.state, vault.deps.now());
  return read.deleted ? undefined : read.values;
}

/** Whether each requirement is met by the organization that prepares the list. */
function squareStates(vault: OpenVault, branch: string, year: number): ReadonlyMap<string, boolean> {
  const { today } = describeContext(vault);
  const { requirements, branches } = matrixOf(vault.index, { year, branch: null, today });
  const own = branches.find(({ id }) => id === branch);
  return new Map(requirements.map(({ id }, at) => [id, 'px'.includes(own?.marks[at] ?? '-')]));
}

async function itemOf(
  vault: OpenVault,
  element: ListElement,
  states: ReadonlyMap<string, boolean>,
): Promise<ChecklistItem> {
  const line = {
    id: element.id,
    no: textAt(element, 'no'),
    section: textAt(element, 'section'),
    requirement: textAt(element, 'requirement'),
    method: textAt(element, 'method'),
    points: textAt(element, 'points'),
    period: textAt(element, 'period'),
    record: null,
  };
  const state = textAt(element, 'state');
  if (state === 'na') return { ...line, state, evidence: textAt(element, 'naReason') };
  const link = textAt(element, 'link');
  if (link !== '') return { ...line, ...(await linkedTo(vault, link)) };
  const requirement = textAt(element, 'requirementId');
  if (requirement !== '') {
    const evidence = `按齐全度要求：${requirementLabel(vault.index, requirement)}`;
    return { ...line, state: states.get(requirement) === true ? 'ready' : 'missing', evidence };
  }
  const evidence = textAt(element, 'evidence');
  return { ...line, state: state === 'ready' || state === 'partial' ? state : 'missing', evidence };
}

/** What a link leads to now: a record that was deleted proves nothing, nor does an attachment that was removed. */
async function linkedTo(
  vault: OpenVault,
  link: string,
): Promise<Pick<ChecklistItem, 'state' | 'evidence' | 'record'>> {
  const [id = '', attachment] = link.split('/');
  const found = vault.index.find(id);
  const values = await liveValues(vault, id);
  if (found === undefined || values === undefined)
    return { state: 'missing', evidence: '原来关联的记录已不在', record: null };
  const { type } = found.index;
  const record = { type: type.name, id };
  const title = `${type.label}：${found.index.titleAt(found.row)}`;
  if (attachment === undefined) return { state: 'ready', evidence: title, record };
  const file = elementsOf(values[ATTACHMENTS_FIELD]).find((one) => one.id === attachment);
  return file === undefined
    ? { state: 'missing', evidence: `${title}（附件已移除）`, record }
    : { state: 'ready', evidence: `${title}，附件“${textAt(file, 'name')}”`, record };
}

/** Writes by what one line is settled; the other lines stay untouched, so that several can work on one list. */
function settleLine(
  work: Work,
  { id, line, by }: { readonly id: string; readonly line: string; readonly by: LineBy },
): Promise<Result<null>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const state = (await vault.store.get(id))?.state;
    if (state === undefined) return err(appError('records.not-found', { label: '检查清单' }));
    const { values } = readRecord(state, vault.deps.now());
    const items = elementsOf(values.items).map(
      (element): Json => (element.id === line ? { ...element, ...settledBy(by) } : element),
    );
    const writes = draftWrites(state, { items }, recordType(TYPE), vault.deps.now());
    if (Object.keys(writes).length === 0) return ok(null);
    const done = await commitDrafts(work, [draftOf(vault, { id, type: TYPE }, writes)], {
      right: 'edit',
      why: { kind: 'edit' },
      what: '检查清单：关联资料',
    });
    return done.ok ? ok(null) : done;
  });
}

function settledBy(by: LineBy): Readonly<Record<string, Json>> {
  const bare = { link: null, requirementId: null, naReason: null, state: null };
  switch (by.kind) {
    case 'record':
      return { ...bare, link: by.attachment === null ? by.record : `${by.record}/${by.attachment}` };
    case 'requirement':
      return { ...bare, requirementId: by.requirement };
    case 'not-applicable':
      return { ...bare, state: 'na', naReason: by.reason };
    case 'none':
      return bare;
  }
}

function textAt(values: { readonly [key: string]: Json | undefined }, key: string): string {
  const value = values[key];
  return typeof value === 'string' ? value : '';
}
