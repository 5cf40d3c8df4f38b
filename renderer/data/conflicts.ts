import { parseStamp } from '../../shared/journal/clock';
import type { Entry, Head } from '../../shared/journal/entry';
import { readRecord } from '../../shared/journal/read-record';
import { sameJson } from '../../shared/kernel/json';
import { ok, type Result } from '../../shared/kernel/result';
import type { RecordTypeDefinition } from '../../shared/records/define';
import { titleOf } from '../../shared/records/registry';
import type { ConflictItem } from './api';
import { labelOfPath, textOfPath } from './changes';
import { entriesOf } from './journal-entries';
import type { OpenVault } from './open-vault';
import { timeOf } from './session-deps';

/** Every path of every record on which two people disagree, with both sides and who wrote them. */
export async function conflictsOf(vault: OpenVault): Promise<Result<readonly ConflictItem[]>> {
  const ids = vault.index.all().flatMap((index) => {
    const rows = Array.from({ length: index.size }, (_, row) => row);
    return rows.filter((row) => index.isConflict(row)).map((row) => index.idAt(row));
  });
  const records = await vault.store.getMany(ids);
  const entries = await entriesOf(vault, records.values());
  if (!entries.ok) return entries;
  const items: ConflictItem[] = [];
  for (const [id, { state }] of records) {
    const read = readRecord(state, vault.deps.now());
    const type = vault.index.catalogue.find(state.type);
    const own = (entries.value.get(id) ?? []).map(({ entry }) => entry);
    for (const path of read.conflicts) {
      const heads = distinctHeads(state.registers[path]?.heads ?? []);
      items.push({
        id,
        type: state.type,
        title: type ? titleOf(type, read.values) : '',
        path,
        label: labelOfPath(type, path),
        sides: heads.map((head) => sideOf(vault, type, path, head, own)),
      });
    }
  }
  return ok(items);
}

/** Equal values of several authors are one side. */
const distinctHeads = (heads: readonly Head[]): readonly Head[] =>
  heads.filter((head, at) => heads.findIndex((other) => sameJson(other.value, head.value)) === at);

function sideOf(
  vault: OpenVault,
  type: RecordTypeDefinition | undefined,
  path: string,
  head: Head,
  entries: readonly Entry[],
) {
  const written = entries.find((entry) => entry.stamp === head.stamp);
  // A value that came in a bundle bears its author's stamp; who took it in, and from whom, stands in our entry.
  const absorbed = entries.find((entry) =>
    entry.absorbed?.[path]?.heads.some(({ stamp }) => stamp === head.stamp),
  );
  const titleOfReference = (ofType: string, id: string) => vault.index.titleOf(ofType, id);
  return {
    value: head.value,
    text: textOfPath(type, path, head.value, { titleOf: titleOfReference }, false),
    at: timeOf(written?.wall ?? parseStamp(head.stamp)?.ms ?? 0),
    user: written?.author.name ?? '',
    unit: written === undefined ? (absorbed?.why.unit ?? '') : vault.facts.unit.name,
  };
}
