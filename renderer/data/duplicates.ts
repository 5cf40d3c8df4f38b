import { err, ok, type Result } from '../../shared/kernel/result';
import type { CheckLevel } from '../../shared/records/define';
import { duplicateFinding } from '../../shared/rules/identity';
import type { DuplicateGroup, RecordDetails } from './api';
import { describeDetails } from './details';
import { identitiesInTurns } from './identities';
import { isSeparate, note, type OfficeNotes, officeNotes, separateKey } from './office-notes';
import type { OpenVault } from './open-vault';
import { refusalOfRecords } from './permission';
import type { Work } from './work';

/** Groups of records that may be one, strongest identity first; each group once. */
export async function duplicatesOf(work: Work): Promise<Result<readonly DuplicateGroup[]>> {
  const { vault } = work;
  const groups: DuplicateGroup[] = [];
  for (const { reason, ids } of await suspectedGroups(vault)) {
    const records = await vault.store.getMany(ids);
    const details: RecordDetails[] = [];
    for (const id of ids) {
      const record = records.get(id);
      if (record !== undefined) details.push(await describeDetails(work, record));
    }
    groups.push({ reason, records: details });
  }
  return ok(groups);
}

/** How many such groups there are, and the records among them of which it is an error to be two. */
export async function countDuplicates(vault: OpenVault): Promise<DuplicateCount> {
  const groups = await suspectedGroups(vault);
  const wrong = groups.filter(({ level }) => level === 'error').flatMap(({ ids }) => ids);
  return { groups: groups.length, wrong: new Set(wrong) };
}

export interface DuplicateCount {
  readonly groups: number;
  readonly wrong: ReadonlySet<string>;
}

/** Remembers that these records are different people or things. */
export function noteSeparate(work: Work, ids: readonly string[]): Promise<Result<null>> {
  return work.vault.exclusive(async () => {
    const refused = refusalOfRecords(work.vault, 'settle', ids);
    if (refused !== undefined) return err(refused);
    const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [separateKey(a, b), true] as const));
    return note(work, Object.fromEntries(pairs));
  });
}

interface Suspected {
  readonly reason: string;
  readonly ids: readonly string[];
  /** The gravest of what they share. */
  readonly level: CheckLevel;
}

async function suspectedGroups(vault: OpenVault): Promise<readonly Suspected[]> {
  const notes = await officeNotes(vault);
  const groups = new Map<string, Suspected>();
  for (const index of vault.index.all()) {
    for (const [key, holders] of (await identitiesInTurns(index)).shared()) {
      const ids = notSeparate(holders, notes);
      const name = [...ids].sort().join();
      if (ids.length < 2) continue;
      const { message, level } = duplicateFinding(index.type, key, ids.length - 1);
      const known = groups.get(name);
      if (known === undefined) groups.set(name, { reason: message, ids, level });
      else if (level === 'error') groups.set(name, { ...known, level });
    }
  }
  return [...groups.values()];
}

const notSeparate = (ids: readonly string[], notes: OfficeNotes): readonly string[] =>
  ids.filter((id) => ids.some((other) => other !== id && !isSeparate(notes, id, other)));
