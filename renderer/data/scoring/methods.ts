import { ok } from '../../../shared/kernel/result';
import { ratingTable } from '../../../shared/rules/rating-table';
import type { ScoringApi } from '../api-scoring';
import { sheetWriter, writeOptions } from '../export';
import type { Work } from '../work';
import { createMarks } from './marks';
import { resultOf } from './results';
import { writeResult } from './write-back';

/** Names of the methods; the compiler holds the list against the interface. */
export const SCORING_METHODS: Readonly<Record<keyof ScoringApi, true>> = {
  ratingRound: true,
  ratingCast: true,
  ratingTakeBack: true,
  ratingPut: true,
  ratingResult: true,
  ratingWrite: true,
  ratingExcel: true,
};

/** Votes and scores of the open vault. */
export function createScoring(work: Work): ScoringApi {
  const { vault } = work;
  return {
    ...createMarks(work),
    ratingResult: async ({ round }) => {
      const rated = await resultOf(vault, round);
      return rated.ok ? ok(rated.value.result) : rated;
    },
    ratingWrite: (args) => writeResult(work, args),
    ratingExcel: async ({ round }) => {
      const rated = await resultOf(vault, round);
      if (!rated.ok) return rated;
      const { result } = rated.value;
      const { headings, rows } = ratingTable(result, result.target, new Map(Object.entries(result.earlier)));
      const { writeSheets } = await sheetWriter();
      const sheet = {
        name: '测评结果',
        titles: [`${vault.facts.unit.name}${result.year}年${result.title}结果`, ...result.rule],
        columns: [
          { heading: '序号', width: 6, numeric: true },
          ...headings.map((heading) => ({ heading, width: Math.max(10, heading.length * 2 + 2) })),
        ],
        rows: rows.map((row, at) => [at + 1, ...row.map((text) => (text === '' ? null : text))]),
      };
      return ok(await writeSheets([sheet], writeOptions(vault)));
    },
  };
}
