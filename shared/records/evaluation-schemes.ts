import { z } from 'zod';
import schemes from '../../resources/evaluation-schemes.json';
import { isCodeOf } from './codes';
import type { RecordValues } from './define';
import { shippedIndicatorSets } from './indicator-sets';

const points = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/);
const code = (list: string) =>
  z.string().refine((text) => isCodeOf(list, text), `not in the code list ${list}`);

const shippedScheme = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  title: z.string().min(1),
  target: code('subject-kind'),
  /** Id of the set of indicators that ships with it. */
  indicatorSet: z
    .string()
    .refine((id) => shippedIndicatorSets().some((set) => set.id === id), 'no shipped set of that id'),
  raters: z.array(z.strictObject({ group: code('rater-group'), weight: z.int(), method: z.string() })).min(1),
  satisfactionMap: z
    .array(
      z.strictObject({
        grade: z.string().min(1),
        points: points.optional(),
        isExcluded: z.literal(true).optional(),
      }),
    )
    .min(2),
  cutoffs: z
    .array(
      z.strictObject({
        grade: z.string().min(1),
        from: points,
        quotaPercent: points.optional(),
        note: z.string().optional(),
      }),
    )
    .min(2),
  ceilings: z.array(z.strictObject({ below: points, atMost: z.string() })),
  remark: z.string(),
});

/** A scheme that ships as a start. No weights hold nationwide: an office changes them to its own. */
export type ShippedEvaluationScheme = z.infer<typeof shippedScheme>;

let parsed: readonly ShippedEvaluationScheme[] | undefined;

/** The schemes that ship. Parsed at the first question. */
export function shippedEvaluationSchemes(): readonly ShippedEvaluationScheme[] {
  parsed ??= z.array(shippedScheme).parse(schemes);
  return parsed;
}

/** Values of a new record of type `evaluation-scheme` made from a shipped one; `newId` gives its elements their ids. */
export function evaluationSchemeValues(scheme: ShippedEvaluationScheme, newId: () => string): RecordValues {
  const { id: _, indicatorSet: __, raters, satisfactionMap, cutoffs, ceilings, ...own } = scheme;
  const withIds = <T extends object>(elements: readonly T[]) =>
    elements.map((element) => ({ id: newId(), ...element }));
  return {
    ...own,
    raters: withIds(raters),
    satisfactionMap: withIds(satisfactionMap) as RecordValues[string],
    cutoffs: withIds(cutoffs) as RecordValues[string],
    ceilings: withIds(ceilings),
  };
}
