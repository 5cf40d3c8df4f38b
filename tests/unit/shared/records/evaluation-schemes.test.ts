import { describe, expect, test } from 'vitest';
import {
  evaluationSchemeValues,
  shippedEvaluationSchemes,
} from '../../../../shared/records/evaluation-schemes';
import { readScheme } from '../../../../shared/rules/rating-scheme';
import { checker } from '../../builders/checker';

describe.each(shippedEvaluationSchemes().map((scheme) => [scheme.title, scheme] as const))(
  '%s',
  (_, scheme) => {
    let count = 0;
    const values = evaluationSchemeValues(scheme, () => `e${++count}`);

    test('makes a record that no check has anything to say about', () => {
      expect(checker('evaluation-scheme', values)({ year: '2026' })).toEqual([]);
    });

    test('is read whole, and its grades fit on the numeric keys', () => {
      const { raters, grades, cutoffs, ceilings } = readScheme(values);
      expect([raters.length, grades.length, cutoffs.length, ceilings.length]).toEqual([
        scheme.raters.length,
        scheme.satisfactionMap.length,
        scheme.cutoffs.length,
        scheme.ceilings.length,
      ]);
      expect(grades.length).toBeLessThanOrEqual(9);
    });
  },
);
