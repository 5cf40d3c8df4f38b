import { draftDelete, draftRestore, draftWrites } from '../../../shared/journal/write-draft';
import { appError } from '../../../shared/kernel/errors';
import type { Json } from '../../../shared/kernel/json';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { recordType } from '../../../shared/records/registry';
import type { Exemption } from '../../../shared/rules/completeness/judgement';
import type { RequirementSetting } from '../../../shared/rules/completeness/requirement';
import type { RecordIndex } from '../index/record-index';
import type { TypeIndex } from '../index/type-index';
import { commitDrafts, draftOf, type Work } from '../work';
import { requirementLabel } from './requirements';

/** Settings of requirements as the index holds them. */
export function settingsIn(
  index: RecordIndex,
): readonly (RequirementSetting & { readonly reason: string })[] {
  const settings = index.of('requirement-setting');
  return settings === undefined ? [] : liveRows(settings).flatMap((row) => settingAt(settings, row));
}

function settingAt(index: TypeIndex, row: number) {
  const cell = (field: string) => index.cell(field, row);
  const [requirement, from, isOff, atLeast, graceDays, reason] = [
    cell('requirement'),
    cell('from'),
    cell('isOff'),
    cell('atLeast'),
    cell('graceDays'),
    cell('reason'),
  ];
  if (typeof requirement !== 'string') return [];
  return [
    {
      requirement,
      reason: typeof reason === 'string' ? reason : '',
      ...(typeof isOff === 'boolean' ? { isOff } : {}),
      ...(typeof from === 'string' ? { from } : {}),
      ...(typeof atLeast === 'number' ? { atLeast } : {}),
      ...(typeof graceDays === 'number' ? { graceDays } : {}),
    },
  ];
}

/** What does not apply in a year. */
export function exemptionsIn(index: RecordIndex, year: number): readonly Exemption[] {
  const exemptions = index.of('exemption');
  if (exemptions === undefined) return [];
  return liveRows(exemptions).flatMap((row) => {
    const [requirement, branch, of, reason] = ['requirement', 'branchId', 'year', 'reason'].map((field) =>
      exemptions.cell(field, row),
    );
    if (typeof requirement !== 'string' || typeof branch !== 'string' || of !== String(year)) return [];
    return [{ requirement, branch, reason: typeof reason === 'string' ? reason : '' }];
  });
}

function liveRows(index: TypeIndex): readonly number[] {
  return Array.from({ length: index.size }, (_, row) => row).filter((row) => index.isLive(row));
}

/** Writes what an administrator changed about a requirement. Its record is the same on every PC, so that both merge. */
export function setRequirement(
  work: Work,
  args: { readonly setting: RequirementSetting; readonly reason: string },
): Promise<Result<null>> {
  const { requirement, isOff, from, atLeast, graceDays } = args.setting;
  const label = requirementLabel(work.vault.index, requirement);
  return decide(work, {
    type: 'requirement-setting',
    id: `requirement-setting.${requirement}`,
    what: `调整齐全度规则：${label}`,
    values: {
      requirement,
      label,
      branchId: rootOf(work),
      isOff: isOff ?? null,
      from: from ?? null,
      atLeast: atLeast ?? null,
      graceDays: graceDays ?? null,
      reason: args.reason,
    },
  });
}

/** Says that a requirement does not apply, or that it does again. */
export function exempt(
  work: Work,
  args: {
    readonly branch: string;
    readonly requirement: string;
    readonly year: number;
    readonly reason: string | null;
  },
): Promise<Result<null>> {
  const { branch, requirement, year, reason } = args;
  const label = requirementLabel(work.vault.index, requirement);
  return decide(work, {
    type: 'exemption',
    id: `exemption.${requirement}.${branch}.${year}`,
    what: reason === null ? `恢复检查：${label}` : `标记不适用：${label}`,
    values: reason === null ? null : { label, requirement, branchId: branch, year: String(year), reason },
  });
}

interface Decision {
  readonly type: 'exemption' | 'requirement-setting';
  readonly id: string;
  readonly what: string;
  /** Null: the decision is taken back. */
  readonly values: Readonly<Record<string, Json>> | null;
}

function decide(work: Work, { type, id, what, values }: Decision): Promise<Result<null>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const state = (await vault.store.get(id))?.state;
    const wall = vault.deps.now();
    const writes =
      values === null
        ? draftDelete(state, wall)
        : {
            ...draftWrites(state, values, recordType(type), wall),
            ...(state === undefined ? {} : draftRestore(state, wall)),
          };
    if (Object.keys(writes).length === 0) return ok(null);
    const done = await commitDrafts(work, [draftOf(vault, { id, type }, writes)], {
      right: type === 'requirement-setting' ? 'rules' : 'edit',
      why: { kind: state === undefined ? 'create' : 'edit' },
      what,
    });
    return done.ok ? ok(null) : done;
  });
}

/** The unit's own organization: what is decided for all belongs to it. */
function rootOf({ vault }: Work): string | null {
  return vault.index.tree().nodes(new Map())[0]?.id ?? null;
}
