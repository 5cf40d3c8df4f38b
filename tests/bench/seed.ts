import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { vaultDeps } from '../../electron/services/vault/vault-deps';
import { VaultService } from '../../electron/services/vault/vault-service';
import { unwrap } from '../../shared/kernel/result';
import { draftsOf, type InventedRecord } from '../unit/builders/vault-content';

/** The password of every vault of the bench. */
export const PASSWORD = '河口 2026 党建档案';
/** Records an act: what an import of one roster writes. */
const ACT = 5000;

/**
 * Makes a vault in `<home>/vault` with the program's own service and appends the records to its journal. The program
 * builds its view from it at its first unlock, which is not measured.
 */
export async function seedVault(
  home: string,
  records: Iterable<InventedRecord>,
  more: (service: VaultService) => Promise<void> = async () => undefined,
): Promise<void> {
  const folder = path.join(home, 'vault');
  const service = new VaultService(await vaultDeps(path.join(home, 'user-data')), folder);
  const unit = { name: '中共清河镇委员会', code: '420683-QH' };
  unwrap(await service.create({ folder, unit, user: '测量员', password: PASSWORD }));
  for (const act of actsOf(records)) {
    unwrap(await service.append(randomUUID(), { kind: 'import', file: '名册.xlsx' }, draftsOf(act)));
  }
  await more(service);
  await service.flush();
  unwrap(await service.lock());
}

function* actsOf(records: Iterable<InventedRecord>): Generator<readonly InventedRecord[]> {
  let act: InventedRecord[] = [];
  for (const record of records) {
    act.push(record);
    if (act.length < ACT) continue;
    yield act;
    act = [];
  }
  if (act.length > 0) yield act;
}
