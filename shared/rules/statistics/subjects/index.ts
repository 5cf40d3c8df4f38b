import type { Grouping, Subject } from '../subject';
import { DUES } from './dues';
import { MEETINGS, STUDY } from './meetings';
import { ADMITTED, MEMBERS } from './members';
import { NOTICES, VISITS } from './outreach';
import { RECTIFICATION } from './rectification';
import { EVALUATIONS, MEMBER_REVIEWS, SATISFACTION } from './satisfaction';

/** Everything that is counted, in the order of the page. */
export const SUBJECTS: readonly Subject[] = [
  MEMBERS,
  ADMITTED,
  MEETINGS,
  STUDY,
  MEMBER_REVIEWS,
  DUES,
  RECTIFICATION,
  EVALUATIONS,
  SATISFACTION,
  NOTICES,
  VISITS,
];

/** The subject of an id with one of its groupings; undefined for ids of another version of the program. */
export function subjectOf(
  subject: string,
  grouping: string,
): { readonly subject: Subject; readonly grouping: Grouping } | undefined {
  const found = SUBJECTS.find(({ id }) => id === subject);
  const by = found?.groupings.find(({ id }) => id === grouping);
  return found === undefined || by === undefined ? undefined : { subject: found, grouping: by };
}

/** Chinese: 党员统计（按年龄）. */
export const tableTitle = (subject: Subject, grouping: Grouping): string =>
  `${subject.label}统计（按${grouping.label}）`;
