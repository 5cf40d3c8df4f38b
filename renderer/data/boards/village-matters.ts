import { draftWrites } from '../../../shared/journal/write-draft';
import { appError } from '../../../shared/kernel/errors';
import { err, type Result } from '../../../shared/kernel/result';
import type { RecordValues } from '../../../shared/records/define';
import { normaliseValues } from '../../../shared/records/normalise';
import { recordType } from '../../../shared/records/registry';
import { addMonths } from '../../../shared/rules/partial-date';
import { elementsOf, textOf } from '../../../shared/rules/values';
import { matterStepRefusal } from '../../../shared/rules/village-matter-refusal';
import { orderRule } from '../../../shared/rules/village-matter-rules';
import {
  everybodyVotes,
  hasTownship,
  isMatterOver,
  type MatterStep,
  matterAfterStep,
  matterStepRecord,
  matterSteps,
  nextMatterStep,
  type StepStanding,
} from '../../../shared/rules/village-matter-steps';
import type { CommitAnswer, MatterCard, MatterNext } from '../api';
import { describeContext, type OpenVault } from '../open-vault';
import { commitDrafts, draftOf, nameRecords, type Work } from '../work';
import { indexOf, placeName, rowsIn, textAt, valuesOfAll } from './board-scope';

const MATTER = 'village-matter';
/** What ended longer ago has left the board. */
const KEPT_MONTHS = 12;

/** Matters on their way, and those that ended within a year; the earliest proposed first. */
export async function villageMattersOf(
  vault: OpenVault,
  branch: string | null,
): Promise<readonly MatterCard[]> {
  const index = indexOf(vault, MATTER);
  const { today } = describeContext(vault);
  const since = addMonths(today, -KEPT_MONTHS) ?? today;
  const rows = rowsIn(vault, index, branch).filter((row) => {
    return (
      !isMatterOver(textAt(index, 'state', row)) ||
      (textAt(index, 'finishedAt', row) || textAt(index, 'proposedAt', row)) >= since
    );
  });
  const all = await valuesOfAll(
    vault,
    rows.map((row) => index.idAt(row)),
  );
  const cards = rows.flatMap((row) => {
    const values = all.get(index.idAt(row));
    return values === undefined ? [] : [cardOf(vault, index.idAt(row), values, today)];
  });
  return cards.sort((a, b) => (a.proposedAt < b.proposedAt ? -1 : 1));
}

function cardOf(vault: OpenVault, id: string, values: RecordValues, today: string): MatterCard {
  return {
    id,
    matter: textOf(values, 'matter') ?? '',
    branchId: textOf(values, 'branchId') ?? '',
    branch: placeName(vault, textOf(values, 'branchId') ?? ''),
    proposedAt: textOf(values, 'proposedAt') ?? '',
    steps: matterSteps(values).map((step) => ({ ...step, record: stillThere(vault, step.record) })),
    next: nextMatterStep(values)?.code ?? null,
    isStopped: textOf(values, 'state') === 'stopped',
    problems: orderRule(values, { today }).map(({ message }) => message),
  };
}

/** The record that proves a step, unless it was deleted. */
function stillThere(vault: OpenVault, record: StepStanding['record']): StepStanding['record'] {
  if (record === null) return null;
  const index = indexOf(vault, record.type);
  const row = index.rowOf(record.id);
  return row !== undefined && index.isLive(row) ? record : null;
}

/** The next step with what the branch filled in the last time it did such a thing. */
export async function matterNextOf(vault: OpenVault, id: string): Promise<MatterNext | null> {
  const values = (await valuesOfAll(vault, [id])).get(id);
  const step = values === undefined ? undefined : nextMatterStep(values);
  if (values === undefined || step === undefined) return null;
  const branch = textOf(values, 'branchId') ?? '';
  const last = step.meeting === undefined ? lastBoard(vault, branch) : lastMeeting(vault, branch, step);
  const before = elementsOf(values, 'steps').at(-1);
  const townAttendees = hasTownship(step) ? before?.townAttendees : undefined;
  return { step: step.code, values: { ...last, townAttendees } };
}

/** Where it was held, by whom, and how many should come: mostly as last time; the secretary chairs otherwise. */
function lastMeeting(vault: OpenVault, branch: string, step: MatterStep): RecordValues {
  const index = indexOf(vault, 'meeting');
  const latest = latestOf(
    vault,
    'meeting',
    branch,
    'date',
    (row) => textAt(index, 'kind', row) === step.meeting,
  );
  const organizations = vault.index.organizations();
  const secretary = textAt(organizations, 'secretary', organizations.rowOf(branch) ?? -1);
  const cell = (field: string) => (latest === undefined ? undefined : index.cell(field, latest));
  const all = everybodyVotes(step) ? cell('dueCount') : undefined;
  return {
    place: cell('place'),
    host: cell('host') ?? secretary,
    recorder: cell('recorder'),
    due: step.procedure === undefined ? all : (cell('votersDue') ?? all),
  };
}

function lastBoard(vault: OpenVault, branch: string): RecordValues {
  const latest = latestOf(vault, 'disclosure', branch, 'postAt', () => true);
  return {
    publicPlace: latest === undefined ? undefined : indexOf(vault, 'disclosure').cell('place', latest),
  };
}

/** The latest record of one organization for which a test holds. */
function latestOf(
  vault: OpenVault,
  type: string,
  branch: string,
  date: string,
  test: (row: number) => boolean,
): number | undefined {
  const index = indexOf(vault, type);
  let latest: number | undefined;
  for (let row = 0; row < index.size; row++) {
    if (!index.isLive(row) || textAt(index, 'branchId', row) !== branch || !test(row)) continue;
    if (latest === undefined || textAt(index, date, row) >= textAt(index, date, latest)) latest = row;
  }
  return latest;
}

/** Makes the record of the next step and links it to the matter, as one act of the user. */
export function recordMatterStep(
  work: Work,
  { id, step: code, typed }: { readonly id: string; readonly step: string; readonly typed: RecordValues },
): Promise<Result<CommitAnswer>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const state = (await vault.store.get(id))?.state;
    const values = (await valuesOfAll(vault, [id])).get(id);
    if (state === undefined || values === undefined)
      return err(appError('records.not-found', { label: recordType(MATTER).label }));
    const { today } = describeContext(vault);
    const reason = matterStepRefusal(values, code, typed, today);
    const step = nextMatterStep(values);
    if (reason !== undefined || step === undefined)
      return err(appError('records.rule-refused', { reason: reason ?? '' }));
    const { newId, now } = vault.deps;
    const proof = matterStepRecord(values, step, typed, newId);
    const record = newId();
    const after = matterAfterStep(values, step, typed, { record, id: newId() });
    const writesOf = (
      type: 'meeting' | 'disclosure' | typeof MATTER,
      made: RecordValues,
      seen?: typeof state,
    ) => draftWrites(seen, normaliseValues(recordType(type), made), recordType(type), now());
    return commitDrafts(
      work,
      [
        draftOf(vault, { id: record, type: proof.type }, writesOf(proof.type, proof.values)),
        draftOf(vault, { id, type: MATTER }, writesOf(MATTER, after, state)),
      ],
      { right: 'edit', why: { kind: 'edit' }, what: () => `登记步骤：${nameRecords(vault, MATTER, [id])}` },
    );
  });
}
