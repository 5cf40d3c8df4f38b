import type { RecordState } from '../../../shared/journal/entry';
import { type ReadRecord, readRecord } from '../../../shared/journal/read-record';
import type { Json } from '../../../shared/kernel/json';
import { ATTACHMENTS_FIELD, type RecordTypeDefinition } from '../../../shared/records/define';
import { isOwnTypeName, OWN_LEDGER, ownTypeName } from '../../../shared/records/own-design';
import { isEmptyValue } from '../../../shared/rules/values';
import type { BundleChoice } from '../api';
import type { TypeIndex } from '../index/type-index';
import type { OpenVault } from '../open-vault';

/** A record that goes out. One from the bin goes along too, so that the receiver learns of the deletion. */
export interface Selected {
  readonly state: RecordState;
  readonly read: ReadRecord;
  readonly row: number;
}

/** An attachment of a record, as its list element names it. */
export interface AttachmentOf {
  readonly element: string;
  readonly blob: string;
  readonly name: string;
  readonly size: number;
}

/** Rows of a type that are in the chosen branches and years. */
export const chosenRows = (vault: OpenVault, index: TypeIndex, choice: BundleChoice): readonly number[] => [
  ...rowsChosen(vault, index, choice),
];

/** Whether there is any such row; looks no further than the first. */
const isAnyChosen = (vault: OpenVault, index: TypeIndex, choice: BundleChoice): boolean =>
  rowsChosen(vault, index, choice).next().done !== true;

/** Chosen types of which there is anything to send: an inspector need not open sixty empty ledgers. */
export const chosenTypes = (vault: OpenVault, choice: BundleChoice): readonly TypeIndex[] =>
  vault.index
    .all()
    .filter(({ type }) => type.name === OWN_LEDGER || isAsked(choice, type.name))
    // A ledger that was deleted, or whose design is not here, says nothing to anybody.
    .filter(({ type }) => !isOwnTypeName(type.name) || type.place !== undefined)
    .filter((index) => isAnyChosen(vault, index, choice));

const isAsked = (choice: BundleChoice, type: string): boolean =>
  choice.types.length === 0 || choice.types.includes(type);

function* rowsChosen(vault: OpenVault, index: TypeIndex, choice: BundleChoice): Generator<number, void> {
  if (index.size === 0) return;
  if (index.type.name === OWN_LEDGER) return yield* designsChosen(index, choice);
  const scope = scopeOf(vault, choice);
  const years = choice.years === null ? null : new Set(choice.years.map(String));
  for (let row = 0; row < index.size; row++) {
    if (scope !== null && !scope.has(vault.index.branchAt(index, row) ?? '')) continue;
    if (years !== null && !years.has(yearAt(index, row) ?? [...years][0] ?? '')) continue;
    yield row;
  }
}

/** A design goes wherever its ledger goes, filled or not: it belongs to no branch and to no year. */
function* designsChosen(index: TypeIndex, choice: BundleChoice): Generator<number, void> {
  for (let row = 0; row < index.size; row++) {
    if (isAsked(choice, ownTypeName(index.idAt(row)))) yield row;
  }
}

/** Organizations in the chosen subtrees; null: all. */
export function scopeOf(vault: OpenVault, choice: BundleChoice): ReadonlySet<string> | null {
  if (choice.branches.length === 0) return null;
  const tree = vault.index.tree();
  return new Set(choice.branches.flatMap((branch) => [...tree.subtree(branch)]));
}

/** Years that occur, the latest first; types without a year belong to every one. */
export function yearsIn(vault: OpenVault): readonly number[] {
  const years = new Set<number>();
  for (const index of vault.index.all()) {
    if (index.type.year === undefined) continue;
    for (let row = 0; row < index.size; row++) {
      const year = yearAt(index, row);
      if (year !== undefined && index.isLive(row)) years.add(Number(year));
    }
  }
  return [...years].sort((a, b) => b - a);
}

function yearAt(index: TypeIndex, row: number): string | undefined {
  if (index.type.year === undefined) return undefined;
  const cell = index.cell(index.type.year, row);
  return cell === undefined ? undefined : String(cell).slice(0, 4);
}

/** Opens the records of these rows, some at a time. */
export async function* openRows(
  vault: OpenVault,
  index: TypeIndex,
  rows: readonly number[],
): AsyncGenerator<readonly Selected[]> {
  const AT_ONCE = 500;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const records = await vault.store.getMany(some.map((row) => index.idAt(row)));
    yield some.flatMap((row) => {
      const state = records.get(index.idAt(row))?.state;
      return state === undefined ? [] : [{ state, row, read: readRecord(state, vault.deps.now()) }];
    });
  }
}

/** Attachments of a record that can be sent. */
export function attachmentsOf(read: ReadRecord): readonly AttachmentOf[] {
  const list = read.values[ATTACHMENTS_FIELD];
  if (!Array.isArray(list)) return [];
  return list.flatMap((element: Json) => {
    if (typeof element !== 'object' || element === null || Array.isArray(element)) return [];
    const { id, blob, name, size } = element as { readonly [key: string]: Json };
    if (typeof id !== 'string' || typeof blob !== 'string' || !/^[0-9a-f]{64}$/.test(blob)) return [];
    return [
      {
        element: id,
        blob,
        name: typeof name === 'string' ? name : blob,
        size: typeof size === 'number' ? size : 0,
      },
    ];
  });
}

/** Columns of a ledger: those of the list, and all others that are filled anywhere, without lists. */
export function ledgerColumns(type: RecordTypeDefinition, selected: readonly Selected[]): readonly string[] {
  const others = type.form.flatMap((section) => section.fields);
  const filled = others.filter((key) => selected.some(({ read }) => !isEmptyValue(read.values[key])));
  return [...new Set([...type.list.columns, ...filled])].filter((key) => type.fields[key]?.kind !== 'list');
}
