import { writeSync } from 'node:fs';
import { vaultDeps } from '../../electron/services/vault/vault-deps';
import { VaultService } from '../../electron/services/vault/vault-service';
import type { EntryDraft } from '../../shared/journal/entry';

/**
 * A program that saves in a loop until it is killed: single edits, and now and then an import of 400 rows. Each
 * acknowledged act is printed as `ack <first> <count>`; the parent demands every one of them afterwards.
 */
const draft = (number: number): EntryDraft => ({
  id: `e${number}`,
  record: `r${number}`,
  type: 'member',
  schema: 1,
  writes: { name: { value: 'x'.repeat(600), saw: [] } },
});

async function main(
  folder: string,
  stateFolder: string,
  user: string,
  password: string,
  from: number,
): Promise<void> {
  const service = new VaultService(
    await vaultDeps(stateFolder, {
      machine: 'machine-a',
      ballastBytes: 0,
      lowSpace: 0,
      segmentBytes: 400_000,
    }),
    folder,
  );
  const opened = await service.unlock(user, password);
  if (!opened.ok) throw new Error(opened.error.code);
  writeSync(1, 'open\n');
  for (let number = from; ; ) {
    const count = number % 7 === 3 ? 400 : 1;
    const drafts = Array.from({ length: count }, (_, index) => draft(number + index));
    const done = await service.append(`act-${number}`, { kind: count > 1 ? 'import' : 'edit' }, drafts);
    if (!done.ok) throw new Error(done.error.code);
    writeSync(1, `ack ${number} ${count}\n`);
    number += count;
  }
}

const [folder = '', stateFolder = '', user = '', password = '', from = '0'] = process.argv.slice(2);
main(folder, stateFolder, user, password, Number(from)).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
