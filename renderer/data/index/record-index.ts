import type { RecordTypeDefinition } from '../../../shared/records/define';
import { displayText } from '../../../shared/records/display';
import { isOwnTypeName } from '../../../shared/records/own-design';
import { undesignedType } from '../../../shared/records/own-types';
import { recordTypes } from '../../../shared/records/registry';
import { catalogueWith, SHIPPED_TYPES, type TypeCatalogue } from '../../../shared/records/type-catalogue';
import type { StoredRecord } from '../records/stored-record';
import type { Cell, Column } from './column';
import { type DescribeContext, describeRecord, marksOf } from './described';
import { Ranks } from './order';
import { type OrganizationTree, organizationTree } from './organization-tree';
import { TypeIndex } from './type-index';

/**
 * Columns and search text of all known types, in memory. Records of unknown types are stored, not shown. The types of
 * the vault's own ledgers are declared by records, so they live and change with the index.
 */
export class RecordIndex {
  readonly ranks = new Ranks();
  /** The declarations as they are now. */
  catalogue: TypeCatalogue = SHIPPED_TYPES;
  private readonly types = new Map<string, TypeIndex>();
  private treeCache: { readonly version: number; readonly tree: OrganizationTree } | undefined;

  constructor() {
    for (const type of recordTypes) this.types.set(type.name, new TypeIndex(type));
  }

  /** The index of a type, or undefined for a type that this version doesn't know. */
  of(type: string): TypeIndex | undefined {
    return this.types.get(type);
  }

  /** Puts the index of an own ledger's type in the place of the one under its declaration before. */
  replace(index: TypeIndex): void {
    this.types.set(index.type.name, index);
    this.catalogue = catalogueWith(this.ownTypes());
  }

  /** Declarations of the vault's own ledgers. */
  ownTypes(): readonly RecordTypeDefinition[] {
    return [...this.types.values()].map(({ type }) => type).filter(({ name }) => isOwnTypeName(name));
  }

  /** In the order of navigation. */
  all(): readonly TypeIndex[] {
    return [...this.types.values()];
  }

  /** Takes merged records over; answers the names of the types that changed. */
  take(records: Iterable<StoredRecord>, context: DescribeContext): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const record of records) {
      const index = this.indexFor(record.state.type);
      if (index === undefined) continue;
      index.upsert(describeRecord(index.type, record, context));
      changed.add(index.type.name);
    }
    return changed;
  }

  /** Takes over how records stand on another day; they themselves are as they were. */
  mark(records: Iterable<StoredRecord>, context: DescribeContext): void {
    for (const record of records) {
      const index = this.types.get(record.state.type);
      if (index === undefined) continue;
      const marks = marksOf(index.type, record, context);
      const row = index.rowOf(record.state.id);
      // What came from a clock ahead is shown once its time has come: then the values themselves are others.
      const mayShowOthers = marks.farAhead || (row !== undefined && index.isFarAhead(row));
      if (mayShowOthers) index.upsert(describeRecord(index.type, record, context));
      else index.mark(marks);
    }
  }

  /** A record of an own ledger can arrive before its design: it is kept under a declaration that stands in for it. */
  private indexFor(type: string): TypeIndex | undefined {
    const index = this.types.get(type);
    if (index !== undefined || !isOwnTypeName(type)) return index;
    const made = new TypeIndex(undesignedType(type));
    this.replace(made);
    return made;
  }

  /** Where a record stands, whatever its type. */
  find(id: string): { readonly index: TypeIndex; readonly row: number } | undefined {
    for (const index of this.types.values()) {
      const row = index.rowOf(id);
      if (row !== undefined) return { index, row };
    }
    return undefined;
  }

  /** Title of a live record; undefined if it is not there, so that a reference to it shows as missing. */
  titleOf(type: string, id: string): string | undefined {
    const index = this.types.get(type);
    const row = index?.rowOf(id);
    return index !== undefined && row !== undefined && index.isLive(row) ? index.titleAt(row) : undefined;
  }

  /** Ranks of a column's rows, by which lists are sorted. */
  ranksOf(index: TypeIndex, key: string, column: Column): Int32Array {
    const field = index.type.fields[key];
    const titleOf = (type: string, id: string) => this.titleOf(type, id);
    // Codes stand in the order of their list, which is the order of the paper form; other text by pinyin.
    const textOf = (cell: Cell) =>
      field === undefined || field.kind === 'code' ? String(cell) : displayText(field, cell, { titleOf });
    return this.ranks.of(column, index.size, field, textOf);
  }

  /** The organization that a record belongs to; an organization belongs to itself. */
  branchAt(index: TypeIndex, row: number): string | undefined {
    if (isOrganization(index.type)) return index.idAt(row);
    const branch = index.cell(index.type.branch, row);
    return typeof branch === 'string' ? branch : undefined;
  }

  /** The tree of live organizations. */
  tree(): OrganizationTree {
    const organizations = this.organizations();
    if (this.treeCache?.version !== organizations.version) {
      this.treeCache = { version: organizations.version, tree: organizationTree(organizations) };
    }
    return this.treeCache.tree;
  }

  organizations(): TypeIndex {
    const index = this.types.get('organization');
    if (index === undefined) throw new Error('no organizations are declared');
    return index;
  }

  /** Number of live records. */
  countLive(index: TypeIndex): number {
    let count = 0;
    for (let row = 0; row < index.size; row++) if (index.isLive(row)) count += 1;
    return count;
  }
}

/** Whether records of this type are the tree that all others are filtered by. */
export const isOrganization = (type: RecordTypeDefinition): boolean => type.name === 'organization';
