import { z } from 'zod';
import sets from '../../resources/indicator-sets.json';
import { isCodeOf } from './codes';
import type { RecordValues } from './define';

const points = z.string().regex(/^\d{1,4}(\.\d{1,2})?$/);
const code = (list: string) =>
  z.string().refine((text) => isCodeOf(list, text), `not in the code list ${list}`);

const shippedSet = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  title: z.string().min(1),
  target: code('subject-kind'),
  unitKind: code('unit-kind').optional(),
  source: z.string().min(1),
  total: points,
  items: z
    .array(
      z.strictObject({
        code: z.string(),
        section: z.string().min(1),
        text: z.string().min(1),
        max: points,
        rule: z.string(),
        method: code('indicator-method'),
        type: code('indicator-type'),
        evidence: z.string().optional(),
      }),
    )
    .min(1),
  grades: z
    .array(z.strictObject({ name: z.string().min(1), from: points, note: z.string().optional() }))
    .min(2),
});

/** A list of standards that ships as a start; an office copies it, changes it and gives it an edition of its own. */
export type ShippedIndicatorSet = z.infer<typeof shippedSet>;

let parsed: readonly ShippedIndicatorSet[] | undefined;

/** The named sets that ship. Parsed at the first question: few sessions ask. */
export function shippedIndicatorSets(): readonly ShippedIndicatorSet[] {
  parsed ??= z.array(shippedSet).parse(sets);
  return parsed;
}

/** Values of a new record of type `indicator-set` made from a shipped one; `newId` gives its elements their ids. */
export function indicatorSetValues(set: ShippedIndicatorSet, newId: () => string): RecordValues {
  const { id: _, items, grades, ...own } = set;
  return {
    ...own,
    items: items.map((item) => ({ id: newId(), ...item })),
    grades: grades.map((grade) => ({ id: newId(), ...grade })),
  };
}
