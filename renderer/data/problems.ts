import {
  checkIntegrity,
  type IntegrityFinding,
  type IntegrityQuestions,
} from '../../shared/journal/integrity';
import { readRecord } from '../../shared/journal/read-record';
import { checkRecord } from '../../shared/rules/check-record';
import { GROUP_RULES } from '../../shared/rules/group-rules';
import { identitiesOf, integrityFindings } from '../../shared/rules/identity';
import type { Problem } from './api';
import { groupProblems } from './group-problems';
import type { TypeIndex } from './index/type-index';
import { isSeparate, type OfficeNotes, officeNotes } from './office-notes';
import { describeContext, type OpenVault } from './open-vault';
import { pause } from './session-deps';

/** Records read at once; between two such batches a keystroke gets its turn. */
const AT_ONCE = 200;

/**
 * Everything worth a look in the whole vault: what merging made invalid, what the rules say of each record, and what
 * came from a clock far ahead. Errors first.
 */
export async function problemsOf(vault: OpenVault): Promise<readonly Problem[]> {
  const notes = await officeNotes(vault);
  const problems: Problem[] = [];
  for (const index of vault.index.all()) {
    problems.push(...integrityProblems(vault, index, notes));
    problems.push(...(await ruleProblems(vault, index)));
    problems.push(...(await groupProblems(vault, index, GROUP_RULES)));
  }
  const weight = { error: 0, warning: 1, note: 2 };
  return problems.sort((a, b) => weight[a.level] - weight[b.level]);
}

function integrityProblems(vault: OpenVault, index: TypeIndex, notes: OfficeNotes): readonly Problem[] {
  const ids = Array.from({ length: index.size }, (_, row) => index.idAt(row));
  const cases = checkIntegrity(ids, questionsAbout(vault, index)).flatMap((found) =>
    withoutSeparate(found, notes),
  );
  return cases.flatMap((found) =>
    integrityFindings(index.type, found).map(({ record, check, level, field, message }) => ({
      check,
      level,
      id: record,
      type: index.type.name,
      title: index.titleAt(index.rowOf(record) ?? -1),
      field,
      message,
    })),
  );
}

/** Two of whom somebody has said that they are not one are no longer reported. */
function withoutSeparate(found: IntegrityFinding, notes: OfficeNotes): readonly IntegrityFinding[] {
  if (found.kind !== 'duplicate') return [found];
  const records = found.records.filter((id) =>
    found.records.some((other) => other !== id && !isSeparate(notes, id, other)),
  );
  return records.length > 1 ? [{ ...found, records }] : [];
}

function questionsAbout(vault: OpenVault, index: TypeIndex): IntegrityQuestions {
  const { type } = index;
  const references = Object.entries(type.fields).filter(([, field]) => field.kind === 'reference');
  const fields = [...new Set([...type.identity.flat(), 'status', 'memberCategory'])];
  const at = (id: string) => index.rowOf(id) ?? -1;
  const tree = type.fields[type.branch]?.to === type.name;
  return {
    identities: (id) =>
      identitiesOf(type, Object.fromEntries(fields.map((key) => [key, index.cell(key, at(id))]))),
    parent: (id) => {
      const parent = tree ? index.cell(type.branch, at(id)) : undefined;
      return typeof parent === 'string' ? parent : undefined;
    },
    references: (id) =>
      references.flatMap(([field]) => {
        const target = index.cell(field, at(id));
        return typeof target === 'string' ? [{ field, target }] : [];
      }),
    life: (id) => {
      const found = vault.index.find(id);
      return found === undefined ? 'unknown' : found.index.isLive(found.row) ? 'alive' : 'deleted';
    },
  };
}

async function ruleProblems(vault: OpenVault, index: TypeIndex): Promise<readonly Problem[]> {
  const rows: number[] = [];
  for (let row = 0; row < index.size; row++) {
    if (index.isLive(row) && (index.levelAt(row) !== null || index.isFarAhead(row))) rows.push(row);
  }
  const problems: Problem[] = [];
  const context = describeContext(vault);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const records = await vault.store.getMany(some.map((row) => index.idAt(row)));
    for (const row of some) {
      const record = records.get(index.idAt(row));
      if (record === undefined) continue;
      const read = readRecord(record.state, context.wall);
      const place = { id: read.id, type: read.type, title: index.titleAt(row) };
      for (const { check, level, field, message } of checkRecord(index.type, read.values, context)) {
        if (level !== 'note') problems.push({ check, level, field, message, ...place });
      }
      const field = read.farAhead[0];
      if (field !== undefined) {
        const message = `有 ${read.farAhead.length} 处内容来自时钟超前的电脑，先后次序可能不对。请核对内容后重新保存。`;
        problems.push({ check: '', level: 'warning', field, message, ...place });
      }
    }
    await pause(vault.deps);
  }
  return problems;
}
