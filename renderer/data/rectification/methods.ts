import { ok } from '../../../shared/kernel/result';
import type { RectificationApi } from '../api';
import { sheetWriter, writeOptions } from '../export';
import type { Work } from '../work';
import { actOnItem } from './act';
import { rectificationBoardOf, rectificationCards } from './board';
import { rectificationSheet } from './excel';
import { rectifyFinding } from './finding';

/** What the rectification board and the form of an inspection ask of the open vault. */
export function createRectification(work: Work): RectificationApi {
  const { vault } = work;
  return {
    rectificationBoard: async ({ branch }) => ok(await rectificationBoardOf(vault, branch)),
    rectificationAct: (args) => actOnItem(work, args),
    exportRectifications: async ({ branch, ids }) => {
      const place = branch === null ? undefined : vault.index.titleOf('organization', branch);
      const sheet = rectificationSheet(await rectificationCards(vault, ids), place ?? vault.facts.unit.name);
      const { writeSheets } = await sheetWriter();
      return ok(await writeSheets([sheet], writeOptions(vault)));
    },
    rectifyFinding: (args) => rectifyFinding(work, args),
  };
}
