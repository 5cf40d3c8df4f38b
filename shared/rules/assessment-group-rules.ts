import { assessmentGroup } from '../records/assessment-group';
import type { Finding, RecordRule, RecordValues } from '../records/define';
import { finding } from './checks';
import { datesInOrder, notAhead } from './common-rules';
import { countOf, elementsOf, isEmptyValue, textOf } from './values';

/** Fewer can't represent a village; a threshold of practice, not of law. */
const FEWEST_MEMBERS = 5;
const CADRES: readonly string[] = ['cadre', 'official'];
const COMMON_PEOPLE: readonly string[] = ['deputy', 'villager'];

/** Who sits on the panel stands for the village: enough people, common villagers, groups, women and men (V152). */
const representationRule: RecordRule = (values) => {
  const members = elementsOf(values, 'members').filter((member) => isEmptyValue(member.to));
  if (members.length === 0 || !isEmptyValue(values.disbandedAt)) return [];
  return problemsOf(members).map((problem) => finding('V152', 'members', problem));
};

function problemsOf(members: readonly RecordValues[]): readonly string[] {
  const problems: string[] = [];
  const roles = members.map((member) => textOf(member, 'role') ?? '');
  const cadres = roles.filter((role) => CADRES.includes(role)).length;
  if (members.length < FEWEST_MEMBERS)
    problems.push(`评议小组只有 ${members.length} 人，代表性不足。一般不少于 ${FEWEST_MEMBERS} 人。`);
  if (!roles.some((role) => COMMON_PEOPLE.includes(role)))
    problems.push('评议小组中没有村民代表或普通村民。请调整充实。');
  if (cadres * 2 > members.length) problems.push('干部超过评议小组的半数，代表不广泛。请调整充实。');
  if (isOfOneKind(members, 'group'))
    problems.push('评议小组成员都来自同一村民小组，代表不广泛。请调整充实。');
  if (isOfOneKind(members, 'gender')) problems.push('评议小组成员都是同一性别。请调整充实。');
  return problems;
}

/** Whether all that say something say the same; silence proves nothing. */
function isOfOneKind(members: readonly RecordValues[], key: string): boolean {
  const said = members.flatMap((member) => textOf(member, key) ?? []);
  return said.length === members.length && said.length > 1 && new Set(said).size === 1;
}

/** Votes of a session are those of the people present (V146). */
const sessionsRule: RecordRule = (values) =>
  elementsOf(values, 'sessions').flatMap((session, index): readonly Finding[] => {
    const at = `第 ${index + 1} 次评议`;
    const [expected, present] = [countOf(session, 'expected'), countOf(session, 'present')];
    const votes = ['agree', 'against', 'abstain'].flatMap((key) => countOf(session, key) ?? []);
    const cast = votes.reduce((sum, count) => sum + count, 0);
    const findings: Finding[] = [];
    if (present !== undefined && expected !== undefined && present > expected)
      findings.push(
        finding('V146', 'sessions', `${at}：实到 ${present} 人，多于应到 ${expected} 人。请核对。`),
      );
    if (present !== undefined && votes.length > 0 && cast > present)
      findings.push(finding('V146', 'sessions', `${at}：投票 ${cast} 人，多于实到 ${present} 人。请核对。`));
    return findings;
  });

export const assessmentGroupRules: readonly RecordRule[] = [
  representationRule,
  sessionsRule,
  datesInOrder(assessmentGroup.fields, ['establishedAt', 'disbandedAt']),
  notAhead(assessmentGroup.fields, 'establishedAt'),
];
