import type { RecordTypeDefinition } from '../../../shared/records/define';
import { designOf, OWN_LEDGER } from '../../../shared/records/own-design';
import { undesignedType } from '../../../shared/records/own-types';
import type { OpenVault } from '../open-vault';
import { ownTypeBy } from '../own-types';
import type { StoredRecord } from '../records/stored-record';
import { ownTypeHash } from '../schema-hash';
import { type DescribeContext, describeRecord } from './described';
import { TypeIndex } from './type-index';

/** What taking records over works on. */
type Ground = Pick<OpenVault, 'index' | 'store'>;

/** Records of a ledger that are opened at once when its design changes. */
const AT_ONCE = 500;

/**
 * The one way by which merged records get into the index. Designs of own ledgers come first: what the records of
 * their types mean depends on them, in whatever order both arrive. The store must hold the records already.
 */
export async function takeRecords(
  { index, store }: Ground,
  records: Iterable<StoredRecord>,
  context: DescribeContext,
): Promise<void> {
  const all = [...records];
  for (const record of all) {
    if (record.state.type === OWN_LEDGER)
      await redeclare({ index, store }, ownTypeBy(record.state, context.wall), context);
  }
  index.take(all, context);
}

/** Declares a type anew; its records are described by the new declaration before anybody sees it. */
async function redeclare({ index, store }: Ground, type: RecordTypeDefinition, context: DescribeContext) {
  const old = index.of(type.name);
  if (old !== undefined && ownTypeHash(old.type) === ownTypeHash(type)) return;
  index.replace(await describedAnew({ index, store }, type, context));
}

/** A type's part of the index made anew from the rows of its records. */
async function describedAnew(
  { index, store }: Ground,
  type: RecordTypeDefinition,
  context: DescribeContext,
): Promise<TypeIndex> {
  const made = new TypeIndex(type);
  const old = index.of(type.name);
  const ids = old === undefined ? [] : Array.from({ length: old.size }, (_, row) => old.idAt(row));
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const records = await store.getMany(ids.slice(from, from + AT_ONCE));
    for (const record of records.values()) made.upsert(describeRecord(type, record, context));
  }
  return made;
}

/** Declares the own types of a snapshot by the designs as they are now, before its parts are taken over. */
export async function declareOwnTypes(
  { index, store }: Ground,
  names: readonly string[],
  context: DescribeContext,
): Promise<void> {
  const designs = await store.getMany(names.flatMap((name) => designOf(name) ?? []));
  for (const name of names) {
    const design = designs.get(designOf(name) ?? '');
    index.replace(
      new TypeIndex(design === undefined ? undesignedType(name) : ownTypeBy(design.state, context.wall)),
    );
  }
}

/** Makes the parts of these types anew: the snapshot was made under another design. */
export async function describeAgain(
  ground: Ground,
  names: readonly string[],
  context: DescribeContext,
): Promise<void> {
  for (const name of names) {
    const type = ground.index.of(name)?.type;
    if (type !== undefined) ground.index.replace(await describedAnew(ground, type, context));
  }
}
