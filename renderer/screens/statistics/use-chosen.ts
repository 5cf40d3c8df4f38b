import { periodAround } from '../../../shared/rules/statistics/period';
import type { Figure, Grouping, Subject } from '../../../shared/rules/statistics/subject';
import { SUBJECTS } from '../../../shared/rules/statistics/subjects';
import type { RouteOf } from '../../app/routes';
import { localToday } from '../../fields/today';
import { useKept } from '../boards/use-kept';

export type Choice = Omit<RouteOf<'statistics'>, 'screen'>;

/** What is shown, with what was left open filled in. */
export interface Chosen {
  readonly subject: Subject;
  readonly grouping: Grouping;
  /** What the bars show. */
  readonly figure: Figure;
  readonly from: string;
  readonly to: string;
  readonly isCustom: boolean;
}

/** What was looked at last: who comes back finds it again. */
export const useKeptChoice = () => useKept<Choice>('statistics', {});

/** The table that a place names; what it leaves open, or what this version doesn't know, is the first of its kind. */
export function chosenBy({ subject, grouping, figure, from, to, custom }: Choice): Chosen {
  const chosen = SUBJECTS.find(({ id }) => id === subject) ?? SUBJECTS[0];
  const by = chosen?.groupings.find(({ id }) => id === grouping) ?? chosen?.groupings[0];
  const shown = figuresOf(chosen).find(({ id }) => id === figure) ?? chosen?.figures[0];
  if (chosen === undefined || by === undefined || shown === undefined)
    throw new Error('no statistics declared');
  const year = periodAround(localToday(), 'year');
  return {
    subject: chosen,
    grouping: by,
    figure: shown,
    from: from ?? year.from,
    to: to ?? year.to,
    isCustom: custom === true,
  };
}

/** Figures that can be shown. */
export const figuresOf = (subject: Subject | undefined): readonly Figure[] =>
  subject?.figures.filter(({ hidden }) => hidden !== true) ?? [];
