import type { RecordState } from '../../../shared/journal/entry';
import { joinStates } from '../../../shared/journal/merge';
import { appError } from '../../../shared/kernel/errors';
import { AppFailure } from '../../../shared/kernel/result';
import { isOwnTypeName, OWN_LEDGER } from '../../../shared/records/own-design';
import { isUndesigned } from '../../../shared/records/own-types';
import { catalogueWith, type TypeCatalogue } from '../../../shared/records/type-catalogue';
import { describeContext, type OpenVault } from '../open-vault';
import { ownTypeBy } from '../own-types';

/**
 * The types as they will be once a bundle is taken in: its designs, joined with ours, come before its records. What
 * has no design, here or there, is refused by name: nobody could see what was taken in.
 */
export async function catalogueAfter(
  vault: OpenVault,
  states: readonly RecordState[],
): Promise<TypeCatalogue> {
  const designs = states.filter(({ type }) => type === OWN_LEDGER);
  const ours = await vault.store.getMany(designs.map(({ id }) => id));
  const { wall } = describeContext(vault);
  const own = new Map(vault.index.ownTypes().map((type) => [type.name, type]));
  for (const theirs of designs) {
    const type = ownTypeBy(joinStates(ours.get(theirs.id)?.state, theirs), wall);
    own.set(type.name, type);
  }
  const catalogue = catalogueWith([...own.values()].filter((type) => !isUndesigned(type)));
  refuseUndesigned(catalogue, states);
  return catalogue;
}

function refuseUndesigned(catalogue: TypeCatalogue, states: readonly RecordState[]): void {
  const counts = new Map<string, number>();
  for (const { type } of states) {
    if (isOwnTypeName(type) && catalogue.find(type) === undefined)
      counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const [first] = counts;
  if (first === undefined) return;
  const [type, count] = first;
  throw new AppFailure(appError('bundle.ledger-undesigned', { type, count, ledgers: counts.size }));
}
