import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from './launch';

/** The sample township that ships with the program: twelve rosters, what is spoiled in them and what mends it. */

const SAMPLE = path.join(ROOT, 'resources/sample');
const ROSTERS = path.join(SAMPLE, 'rosters');

/** Names of the rosters, in their order. */
export const ROSTER_NAMES: readonly string[] = readdirSync(ROSTERS)
  .filter((name) => /\.(xlsx|xls|csv)$/.test(name))
  .sort();

export const rosterPath = (name: string): string => path.join(ROSTERS, name);

/** `row` is the place of a person in the table, from 1; the table begins under `headerRow` of the sheet. */
export const TRUTH = z
  .array(
    z.object({
      file: z.string(),
      people: z.number(),
      headerRow: z.number(),
      dirty: z.array(z.object({ row: z.number(), notes: z.array(z.string()) })),
    }),
  )
  .parse(JSON.parse(readFileSync(path.join(ROSTERS, 'truth.json'), 'utf8')));

/** `row` is the row of the sheet, as the preview shows it. */
export const CORRECTIONS = z
  .array(z.object({ file: z.string(), row: z.number(), field: z.string(), text: z.string() }))
  .parse(JSON.parse(readFileSync(path.join(SAMPLE, 'corrections.json'), 'utf8')));

export const PEOPLE = TRUTH.reduce((sum, { people }) => sum + people, 0);

/** The twelve branches of the rosters and the township's own committee. */
export const ORGANIZATIONS = TRUTH.length + 1;

/** Lines of the rosters that repeat the citizen number of somebody in another village's roster. */
export const TWINS = 9;
