import { appError } from '../../../shared/kernel/errors';
import { err, type Result } from '../../../shared/kernel/result';
import { labelOf } from '../../../shared/records/codes';
import { ATTACHMENTS_FIELD, type RecordValues } from '../../../shared/records/define';
import { stepRefusal, stepValues, type TypedStep } from '../../../shared/rules/development-record-step';
import { developmentStanding, isPast, probationEnd } from '../../../shared/rules/development-steps';
import { addMonths } from '../../../shared/rules/partial-date';
import { elementsOf, textOf } from '../../../shared/rules/values';
import type { CommitAnswer, DevelopmentCard } from '../api';
import { commitChanges } from '../commit';
import { describeContext, type OpenVault } from '../open-vault';
import type { Work } from '../work';
import { indexOf, placeName, rowsIn, textAt, valuesOfAll } from './board-scope';

const DEVELOPMENT = 'development';
/** Who became a full member longer ago has left the board. */
const KEPT_MONTHS = 12;

/** Cases on their way, and those that reached the end within a year; the most urgent first. */
export async function developmentPipelineOf(
  vault: OpenVault,
  branch: string | null,
): Promise<readonly DevelopmentCard[]> {
  const index = indexOf(vault, DEVELOPMENT);
  const { today } = describeContext(vault);
  const since = addMonths(today, -KEPT_MONTHS) ?? today;
  const rows = rowsIn(vault, index, branch).filter((row) => {
    const state = textAt(index, 'state', row);
    return state === 'ongoing' || state === '' || (state === 'full' && textAt(index, 'fullAt', row) >= since);
  });
  const all = await valuesOfAll(
    vault,
    rows.map((row) => index.idAt(row)),
  );
  const cards = rows.flatMap((row) => {
    const values = all.get(index.idAt(row));
    if (values === undefined) return [];
    const branchId = textAt(index, 'branchId', row);
    const place = { branchId, branch: placeName(vault, branchId) };
    return [cardOf(index.idAt(row), values, place, today)];
  });
  return cards.sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1));
}

function cardOf(
  id: string,
  values: RecordValues,
  place: Pick<DevelopmentCard, 'branchId' | 'branch'>,
  today: string,
): DevelopmentCard {
  const { lane, ruleSet, last, next, observation, lacking } = developmentStanding(values, fileNames(values));
  const isWaiting = next?.earliest !== undefined && today < next.earliest.day;
  return {
    id,
    name: textOf(values, 'name') ?? '',
    ...place,
    lane,
    ruleSet: labelOf('development-rule-set', ruleSet.id),
    last:
      last === undefined ? null : { label: labelOf('development-step', last.code), date: last.date ?? '' },
    next: next ?? null,
    isReady: next !== undefined && !isWaiting,
    ...lateness(isPast(next?.due, today), isPast(observation?.due, today)),
    observation: observation ?? null,
    lacking,
    probationEnd: lane === 'probationary' ? (probationEnd(values) ?? null) : null,
  };
}

const lateness = (lateStep: boolean, lateObservation: boolean) => ({
  lateStep,
  lateObservation,
  isLate: lateStep || lateObservation,
});

const fileNames = (values: RecordValues): readonly string[] =>
  elementsOf(values, ATTACHMENTS_FIELD).map(
    (file) => `${textOf(file, 'name') ?? ''} ${textOf(file, 'note') ?? ''}`,
  );

/** Overdue before what can be done today before what waits; within them by the day that matters. */
function urgency({ isLate, isReady, next, name, id }: DevelopmentCard): string {
  const day = isReady ? (next?.due?.day ?? '9999') : (next?.earliest?.day ?? '9999');
  return `${isLate ? 0 : isReady ? 1 : 2} ${day} ${name} ${id}`;
}

/** Writes a step into a case, with the main date that it gives; refused in words when it is not its time. */
export async function recordDevelopmentStep(
  work: Work,
  { id, typed }: { readonly id: string; readonly typed: TypedStep },
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  const values = (await valuesOfAll(vault, [id])).get(id);
  if (values === undefined) return err(appError('records.not-found', { label: '发展党员' }));
  const refusal = stepRefusal(values, typed, describeContext(vault).today);
  if (refusal !== undefined) return err(appError('records.rule-refused', { reason: refusal }));
  const changes = [{ id, type: DEVELOPMENT, values: stepValues(values, typed, vault.deps.newId()) }];
  return commitChanges(work, changes, { kind: 'edit' });
}
