import { findLoops } from '../../shared/journal/integrity';
import { GROUP_RULES } from '../../shared/rules/group-rules';
import type { AfterOpening } from './after-opening';
import type { Overview } from './api';
import { countDuplicates } from './duplicates';
import { groupProblems } from './group-problems';
import type { TypeIndex } from './index/type-index';
import { countsOf } from './lists';
import { LAST_BUNDLE_IN, LAST_BUNDLE_OUT, officeNotes } from './office-notes';
import type { OpenVault } from './open-vault';

/** Numbers of the home page and the status bar. */
export async function overviewOf(vault: OpenVault, after: AfterOpening): Promise<Overview> {
  const notes = await officeNotes(vault);
  const text = (key: string) => {
    const value = notes[key];
    return typeof value === 'string' ? value.slice(0, 'YYYY-MM-DD HH:mm'.length) : null;
  };
  const counts = countsOf(vault);
  const duplicates = after.isDone ? await countDuplicates(vault) : null;
  const wrongTogether = [...(duplicates?.wrong ?? []), ...inLoops(vault), ...(await wrongInGroups(vault))];
  return {
    ...counts,
    errors: counts.errors + soundAlone(vault, new Set(wrongTogether)),
    duplicates: duplicates?.groups ?? null,
    drafts: (await vault.desk.drafts()).size,
    lastBundleOut: text(LAST_BUNDLE_OUT),
    lastBundleIn: text(LAST_BUNDLE_IN),
  };
}

const ERROR_RULES = GROUP_RULES.filter(({ worst }) => worst === 'error');
/** What they found, as of a version of the type's records: these numbers are asked for after every save of anything. */
const foundWrong = new WeakMap<TypeIndex, { readonly version: number; readonly ids: readonly string[] }>();

/** Records that a rule over several of them finds wrong, such as two under one archive number. */
async function wrongInGroups(vault: OpenVault): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const name of new Set(ERROR_RULES.map(({ type }) => type))) {
    const index = vault.index.of(name);
    if (index !== undefined) ids.push(...(await wrongOf(vault, index)));
  }
  return ids;
}

async function wrongOf(vault: OpenVault, index: TypeIndex): Promise<readonly string[]> {
  const { version } = index;
  const known = foundWrong.get(index);
  if (known?.version === version) return known.ids;
  const found = await groupProblems(vault, index, ERROR_RULES);
  const ids = found.flatMap(({ level, id }) => (level === 'error' ? [id] : []));
  foundWrong.set(index, { version, ids });
  return ids;
}

/** Records that nothing is wrong with but what they are beside others: those with errors of their own count already. */
function soundAlone(vault: OpenVault, ids: ReadonlySet<string>): number {
  let count = 0;
  for (const id of ids) {
    const found = vault.index.find(id);
    if (found !== undefined && found.index.levelAt(found.row) !== 'error') count += 1;
  }
  return count;
}

/** Organizations that are their own superiors; a merge can make such a circle. */
function inLoops({ index }: OpenVault): readonly string[] {
  const organizations = index.organizations();
  const live = Array.from({ length: organizations.size }, (_, row) => row)
    .filter((row) => organizations.isLive(row))
    .map((row) => organizations.idAt(row));
  const parent = (id: string) => {
    const cell = organizations.cell(organizations.type.branch, organizations.rowOf(id) ?? -1);
    return typeof cell === 'string' ? cell : undefined;
  };
  return findLoops(live, { parent }).flatMap((loop) => (loop.kind === 'loop' ? loop.records : []));
}
