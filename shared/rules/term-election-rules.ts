import type { Finding, RecordRule } from '../records/define';
import { finding } from './checks';
import { latestDay } from './partial-date';
import { elementsOf, numberOf, textOf } from './values';
import { reaches, votingProcedure } from './voting-procedures';

const HELD: readonly string[] = ['elected', 'approved'];
/** From so many seats on, a fifth more candidates stand than are elected. */
const FEWEST_SEATS_WITH_CHOICE = 3;

/** Ballots: more came back than went out (V112), or the kinds don't add up (V113). */
const ballotRule: RecordRule = (values) => {
  const findings: Finding[] = [];
  const [issued, returned] = [numberOf(values, 'issued'), numberOf(values, 'returned')];
  if (issued !== undefined && returned !== undefined && returned > issued)
    findings.push(
      finding('V112', 'returned', `发出 ${issued} 票，收回 ${returned} 票，选举无效，应重新选举。`),
    );
  const [valid, invalid] = [numberOf(values, 'valid'), numberOf(values, 'invalid')];
  if (returned !== undefined && valid !== undefined && valid + (invalid ?? 0) !== returned)
    findings.push(
      finding('V113', 'valid', `有效票加无效票为 ${valid + (invalid ?? 0)}，收回 ${returned} 票。请核对。`),
    );
  const present = numberOf(values, 'present');
  if (issued !== undefined && present !== undefined && issued > present)
    findings.push(finding('V113', 'issued', `实到 ${present} 人，发出 ${issued} 票。请核对。`));
  return findings;
};

/** Enough are present, and each who is elected has more than half of them (V114). */
const resultRule: RecordRule = (values, { today }) => {
  if (!HELD.includes(textOf(values, 'state') ?? '')) return [];
  const procedure = votingProcedure('election', latestDay(textOf(values, 'date') ?? '') ?? today);
  const [due, present] = [numberOf(values, 'due'), numberOf(values, 'present')];
  if (procedure === undefined || due === undefined || present === undefined) return [];
  const findings: Finding[] = [];
  if (!reaches(procedure.open, present, due))
    findings.push(finding('V114', 'present', `应到 ${due} 人，实到 ${present} 人，不足五分之四，不能选举。`));
  for (const candidate of elementsOf(values, 'candidates')) {
    const yes = numberOf(candidate, 'yes');
    if (candidate.elected !== true || yes === undefined || reaches(procedure.pass, yes, present)) continue;
    const name = textOf(candidate, 'name') ?? '';
    findings.push(
      finding('V114', 'candidates', `${name}得 ${yes} 票，没有超过实到 ${present} 人的半数，不能当选。`),
    );
  }
  return findings;
};

/** A fifth more candidates than seats (V115). */
const choiceRule: RecordRule = (values) => {
  const seats = numberOf(values, 'seats');
  const names = new Set(elementsOf(values, 'candidates').map((one) => textOf(one, 'name') ?? ''));
  if (seats === undefined || seats < FEWEST_SEATS_WITH_CHOICE || names.size === 0) return [];
  if (textOf(values, 'kind') !== 'term' || names.size * 5 >= seats * 6) return [];
  const needed = Math.ceil((seats * 6) / 5);
  return [
    finding(
      'V115',
      'candidates',
      `应选 ${seats} 人，候选人 ${names.size} 人，差额不足 20%，应有 ${needed} 人。`,
    ),
  ];
};

export const termElectionRules: readonly RecordRule[] = [ballotRule, resultRule, choiceRule];
