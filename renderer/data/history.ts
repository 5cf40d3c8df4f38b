import { AUTOSAVE, DELETED_PATH, type Entry, type RecordState, type Why } from '../../shared/journal/entry';
import { applyEntry } from '../../shared/journal/merge';
import { orderKeys } from '../../shared/journal/order';
import { ok, type Result } from '../../shared/kernel/result';
import type { RecordTypeDefinition } from '../../shared/records/define';
import { SIGN_OFF_STEPS } from '../../shared/rules/sign-off';
import type { HistoryItem } from './api';
import { changesBetween, labelOfPath, type PathChange, textOfPath } from './changes';
import { entriesOf } from './journal-entries';
import type { OpenVault } from './open-vault';
import type { PlacedEntry } from './records/stored-record';
import { timeOf } from './session-deps';

/** Who changed what, when and why, the latest first; with the history of records that were merged into this one. */
export async function historyOf(vault: OpenVault, id: string): Promise<Result<readonly HistoryItem[]>> {
  const items: Keyed[] = [];
  const met = new Set<string>();
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (met.has(next)) continue;
    met.add(next);
    const record = await vault.store.get(next);
    if (record === undefined) continue;
    const entries = await entriesOf(vault, [record]);
    if (!entries.ok) return entries;
    const own = entries.value.get(next) ?? [];
    items.push(...itemsOf(vault, own, next !== id));
    for (const { entry } of own) {
      if (entry.why.kind === 'merge-duplicates' && entry.why.of !== undefined) waiting.push(entry.why.of);
    }
  }
  return ok(items.sort((a, b) => (a.key > b.key ? -1 : a.key < b.key ? 1 : 0)).map(({ item }) => item));
}

/** Wall clocks can be wrong and are told in minutes; the order is that in which the entries came about. */
interface Keyed {
  readonly key: string;
  readonly item: HistoryItem;
}

function itemsOf(vault: OpenVault, entries: readonly PlacedEntry[], merged: boolean): readonly Keyed[] {
  let state: RecordState | undefined;
  let stretch: Stretch | undefined;
  const items: Keyed[] = [];
  const keys = orderKeys(entries.map(({ entry }) => entry));
  for (const { entry, position } of entries) {
    const goesOn = stretch !== undefined && isSameStretch(stretch.last, entry);
    const begun: Stretch =
      goesOn && stretch !== undefined
        ? { ...stretch, last: entry }
        : { before: state, first: entry, last: entry };
    state = applyEntry(state, entry);
    stretch = begun;
    if (goesOn) items.pop();
    const item = { ...itemOf(vault, begun, state, merged), position };
    items.push({ key: keys.get(entry) ?? entry.stamp, item });
  }
  return items;
}

/** What somebody wrote in one go: a form that saves itself leaves an entry at every pause, which nobody wants to read. */
interface Stretch {
  readonly before: RecordState | undefined;
  readonly first: Entry;
  readonly last: Entry;
}

/** Milliseconds between two saves of a form by itself, after which history tells them apart. */
const STRETCH_MS = 10 * 60 * 1000;

function isSameStretch(last: Entry, next: Entry): boolean {
  const isOwnSave = ({ why }: Entry) => why.kind === 'edit' && why.of === AUTOSAVE;
  return (
    isOwnSave(next) &&
    (isOwnSave(last) || last.why.kind === 'create') &&
    last.author.user === next.author.user &&
    last.device === next.device &&
    next.wall - last.wall <= STRETCH_MS
  );
}

function itemOf(
  vault: OpenVault,
  { before, first, last }: Stretch,
  state: RecordState,
  merged: boolean,
): Omit<HistoryItem, 'position'> {
  const { type: name, why, author } = first;
  const type = vault.index.catalogue.find(name);
  const titleOf = (of: string, id: string) => vault.index.titleOf(of, id);
  const changed = changesBetween(before, state, vault.deps.now());
  const changes = changed.map(({ path, before: old, after }) => ({
    path,
    label: labelOfPath(type, path),
    before: textOfPath(type, path, old, { titleOf }, false),
    after: textOfPath(type, path, after, { titleOf }, false),
    value: after ?? null,
  }));
  return {
    act: last.act,
    at: timeOf(last.wall),
    user: author.name,
    device: last.device,
    why,
    sentence: `${author.name} ${sentenceOf(type, why, changed)}${merged ? '（合并前的另一条记录）' : ''}`,
    // What a step of signing changes is the step itself, and the sentence has said it.
    changes: why.kind === 'sign-off' ? [] : changes,
  };
}

/** Labels named in a sentence; of more only the number is said. */
const NAMED = 3;

function sentenceOf(
  type: RecordTypeDefinition | undefined,
  why: Why,
  changed: readonly PathChange[],
): string {
  const labels = [
    ...new Set(
      changed.filter(({ path }) => !path.startsWith('$')).map(({ path }) => labelOfPath(type, path)),
    ),
  ];
  const named =
    labels.length > NAMED ? `${labels.slice(0, NAMED).join('、')}等 ${labels.length} 项` : labels.join('、');
  const from = why.file ?? why.unit;
  switch (why.kind) {
    case 'create':
      return `新增了这条${type?.label ?? '记录'}`;
    case 'import':
      return `从${from === undefined ? '文件' : `“${from}”`}导入了${named || '这条记录'}`;
    case 'bundle':
      return `接收${from === undefined ? '数据包' : `“${from}”的数据包`}${named === '' ? '' : `，更新了${named}`}`;
    case 'delete':
      return '删除了这条记录';
    case 'restore':
      return '从回收站恢复了这条记录';
    case 'undo':
      return `撤销了上一步${named === '' ? '' : `，还原了${named}`}`;
    case 'redo':
      return `重做了撤销的操作${named === '' ? '' : `，改动了${named}`}`;
    case 'settle':
      return `解决了${named || '一处'}的冲突`;
    case 'merge-duplicates':
      return changed.some(({ path, after }) => path === DELETED_PATH && after === true)
        ? '把这条记录并入了另一条'
        : '把一条重复的记录并了进来';
    case 'bulk-edit':
      return `批量修改了${named}`;
    case 'move':
      return '调整了上级党组织';
    case 'sign-off':
      return signOffSentence(why);
    case 'edit':
      return named === '' ? '保存了一次' : `修改了${named}`;
  }
}

/** 审核通过了, 退回了：会议记录缺签到表。 */
function signOffSentence({ of, note }: Why): string {
  const step = Object.entries(SIGN_OFF_STEPS).find(([name]) => name === of)?.[1] ?? '签批';
  return `${step}了${note === undefined ? '' : `，原因：${note}`}`;
}
