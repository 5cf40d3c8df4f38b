import type { RecordValues } from '../../../shared/records/define';
import { hundredthsOf, type RatingMethod } from '../../../shared/rules/rating-round';
import { type RatingScheme, readScheme } from '../../../shared/rules/rating-scheme';
import { showHundredths } from '../../../shared/rules/scoring';
import { countOf, elementsOf, textOf } from '../../../shared/rules/values';
import type { DataApi } from '../../data/api';
import { newElementId } from '../../fields/list/element-id';

/** A scheme with the indicators that it scores by. */
export interface ChosenScheme {
  readonly id: string;
  readonly scheme: RatingScheme;
  readonly items: readonly RecordValues[];
}

/** Reads a scheme and its set of indicators; null when it is not there any more. */
export async function readChosen(data: DataApi, id: string): Promise<ChosenScheme | null> {
  const answer = await data.get({ id });
  if (!answer.ok || answer.value === null) return null;
  const scheme = readScheme(answer.value.values);
  const set = textOf(answer.value.values, 'indicatorSetId');
  const indicators = set === undefined ? undefined : await data.get({ id: set });
  const items = indicators?.ok ? elementsOf(indicators.value?.values ?? {}, 'items') : [];
  return { id, scheme, items };
}

/** Somebody who can be voted on. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

export interface RoundPlan {
  readonly chosen: ChosenScheme;
  readonly title: string;
  readonly branchId: string;
  readonly year: string;
  readonly group: string;
  readonly method: RatingMethod;
  readonly heldAt: string;
  readonly entitled: string;
  readonly issued: string;
  readonly subjects: readonly Subject[];
}

/**
 * Values of a new round. What the grades are worth, what the group weighs and what is scored is copied from the
 * scheme: a round that has begun keeps the rule it began under.
 */
export function roundValues(plan: RoundPlan): RecordValues {
  const { scheme, id } = plan.chosen;
  const isMember = scheme.target === 'member';
  const weight = scheme.raters.find(({ group }) => group === plan.group)?.weight;
  return {
    title: plan.title.trim(),
    branchId: plan.branchId,
    year: plan.year,
    schemeId: id,
    group: plan.group,
    ...(weight === undefined ? {} : { weight }),
    target: scheme.target,
    method: plan.method,
    ...(plan.heldAt === '' ? {} : { heldAt: plan.heldAt }),
    ...wholeNumber('entitled', plan.entitled),
    ...wholeNumber('issued', plan.issued),
    subjects: plan.subjects.map((subject, at) => ({
      id: newElementId(),
      seat: at + 1,
      name: subject.name,
      kind: subject.kind,
      [isMember ? 'memberId' : 'organizationId']: subject.id,
    })),
    grades: plan.method === 'scores' ? [] : gradesOf(scheme),
    items: plan.method === 'scores' ? itemsOf(plan.chosen.items) : [],
  };
}

const wholeNumber = (key: string, text: string): RecordValues =>
  /^\d{1,6}$/.test(text.normalize('NFKC').trim()) ? { [key]: Number(text.normalize('NFKC')) } : {};

const gradesOf = (scheme: RatingScheme): RecordValues[string] =>
  scheme.grades.slice(0, 9).map(({ grade, points, isExcluded }, at) => ({
    id: newElementId(),
    key: at + 1,
    grade,
    ...(points === undefined ? {} : { points: showHundredths(points) }),
    ...(isExcluded ? { isExcluded } : {}),
  }));

/** Standards that decide by veto are not scored. */
const itemsOf = (items: readonly RecordValues[]): RecordValues[string] =>
  items
    .filter(({ type }) => type !== 'veto')
    .map((item, at) => {
      const max = hundredthsOf(item.max);
      return {
        id: newElementId(),
        order: at + 1,
        code: textOf(item, 'code') ?? String(countOf(item, 'order') ?? at + 1),
        text: textOf(item, 'text') ?? '',
        type: textOf(item, 'type') ?? 'base',
        ...(max === undefined ? {} : { max: showHundredths(max) }),
      };
    });
