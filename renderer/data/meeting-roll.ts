import { readRecord } from '../../shared/journal/read-record';
import { ok, type Result } from '../../shared/kernel/result';
import type { RecordValues } from '../../shared/records/define';
import { member } from '../../shared/records/member';
import {
  committeeOn,
  isMemberOn,
  type RollPerson,
  rollPerson,
  withCommittee,
} from '../../shared/rules/meeting-roll';
import type { RollEntry } from './api';
import { compareTexts } from './index/order';
import { readingsOf } from './index/searchable';
import type { OpenVault } from './open-vault';

/** See `MeetingApi.meetingRoll`. Columns say who may belong; the files themselves hold penalties and days of leaving. */
export async function meetingRoll(
  vault: OpenVault,
  { branch, day }: { readonly branch: string; readonly day: string },
): Promise<Result<readonly RollEntry[]>> {
  const files = await filesOf(vault, idsOfMembers(vault, branch));
  const people = [...files]
    .filter(([, values]) => isMemberOn(values, day))
    .map(([id, values]) => rollPerson(id, values, day))
    .sort((a, b) => compareTexts(a.name, b.name));
  const owner = (await filesOf(vault, [branch])).get(branch);
  const roll = owner === undefined ? people : withCommittee(people, committeeOn(owner, day));
  return ok(roll.map(withReadings));
}

const withReadings = (person: RollPerson): RollEntry => ({ ...person, readings: readingsOf(person.name) });

/** Live files of a branch and of all below it. */
function idsOfMembers(vault: OpenVault, branch: string): readonly string[] {
  const members = vault.index.of(member.name);
  if (members === undefined) return [];
  const below = vault.index.tree().subtree(branch);
  const ids: string[] = [];
  for (let row = 0; row < members.size; row++) {
    const owner = members.cell(member.branch, row);
    if (members.isLive(row) && typeof owner === 'string' && below.has(owner)) ids.push(members.idAt(row));
  }
  return ids;
}

async function filesOf(vault: OpenVault, ids: readonly string[]): Promise<ReadonlyMap<string, RecordValues>> {
  const records = await vault.store.getMany(ids);
  const wall = vault.deps.now();
  return new Map([...records].map(([id, { state }]) => [id, readRecord(state, wall).values]));
}
