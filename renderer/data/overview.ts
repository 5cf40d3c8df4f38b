import type { AfterOpening } from './after-opening';
import type { Overview } from './api';
import { countDuplicates } from './duplicates';
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
  return {
    ...countsOf(vault),
    duplicates: after.isDone ? await countDuplicates(vault) : null,
    drafts: (await vault.desk.drafts()).size,
    lastBundleOut: text(LAST_BUNDLE_OUT),
    lastBundleIn: text(LAST_BUNDLE_IN),
  };
}
