import { readRecord } from '../../../shared/journal/read-record';
import { draftWrites } from '../../../shared/journal/write-draft';
import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';
import type { RecordValues } from '../../../shared/records/define';
import { inspection as inspectionType } from '../../../shared/records/inspection';
import { elementsOf } from '../../../shared/records/list-cell';
import { rectification } from '../../../shared/records/rectification';
import { findingOrigin, itemOfFinding, unitOfFinding } from '../../../shared/rules/rectification-finding';
import { textOf } from '../../../shared/rules/values';
import type { RectificationApi, RectifiedFinding } from '../api';
import { existingRecords } from '../import/existing-records';
import type { TypeIndex } from '../index/type-index';
import { describeContext, type OpenVault } from '../open-vault';
import { commitDrafts, draftOf, type Work } from '../work';
import { lastNumber, numberText } from './item-number';
import { secretaryOf } from './secretary';

/** In the numbers of these items. */
const KIND = '督查';
const YEAR = 4;

/**
 * Makes a finding an item and writes into the finding which one, as one act. A finding that is an item already gets no
 * second; one whose item lies in the bin does. The inspection may be signed: nothing of what it says changes.
 */
export function rectifyFinding(
  work: Work,
  args: Parameters<RectificationApi['rectifyFinding']>[0],
): Promise<Result<RectifiedFinding>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const wall = vault.deps.now();
    const state = (await vault.store.get(args.inspection))?.state;
    const record = state === undefined ? undefined : readRecord(state, wall);
    if (state === undefined || record === undefined || record.deleted)
      return err(appError('records.not-found', { label: inspectionType.label }));
    const findings = elementsOf(record.values.findings);
    const finding = findings.find(({ id }) => id === args.finding);
    if (finding === undefined) return err(appError('records.not-found', { label: '检查问题' }));

    const known = itemOf(vault, args.inspection, finding);
    const made = known === undefined ? newItem(vault, args.inspection, record.values, finding) : undefined;
    const id = known?.id ?? made?.id ?? '';
    const itemNo = known?.itemNo ?? made?.itemNo ?? '';
    const linked = findings.map((one) => (one.id === finding.id ? { ...one, rectificationId: id } : one));
    const link = draftWrites(state, { findings: linked }, inspectionType, wall);
    const drafts = [
      ...(made === undefined ? [] : [made.draft]),
      ...(Object.keys(link).length === 0 ? [] : [draftOf(vault, state, link)]),
    ];
    if (drafts.length > 0) {
      const done = await commitDrafts(work, drafts, {
        right: 'edit',
        why: { kind: 'create' },
        what: `检查问题列入整改：${itemNo}`,
        follows: new Set([args.inspection]),
      });
      if (!done.ok) return done;
    }
    return ok({ id, itemNo, isNew: made !== undefined });
  });
}

/** The live item that a finding is already. */
function itemOf(vault: OpenVault, inspection: string, finding: RecordValues & { readonly id: string }) {
  const items = vault.index.of(rectification.name);
  if (items === undefined) return undefined;
  const named = items.rowOf(textOf(finding, 'rectificationId') ?? '');
  const row =
    named !== undefined && items.isLive(named)
      ? named
      : rowWith(items, findingOrigin(inspection, finding.id));
  if (row === undefined) return undefined;
  const no = items.cell('itemNo', row);
  return { id: items.idAt(row), itemNo: typeof no === 'string' ? no : '' };
}

function rowWith(items: TypeIndex, origin: string): number | undefined {
  for (let row = 0; row < items.size; row++)
    if (items.isLive(row) && items.cell('origin', row) === origin) return row;
  return undefined;
}

function newItem(
  vault: OpenVault,
  inspection: string,
  inspected: RecordValues,
  finding: RecordValues & { readonly id: string },
) {
  const { today } = describeContext(vault);
  const unit = unitOfFinding(inspected, finding) ?? unitNamed(vault, textOf(finding, 'unit'));
  const year = Number(today.slice(0, YEAR));
  const items = vault.index.of(rectification.name);
  const itemNo = numberText(year, KIND, lastNumber(items, year, KIND) + 1);
  const id = vault.deps.newId();
  const values = {
    ...itemOfFinding(inspected, finding, { inspection, finding: finding.id, unit, today }),
    itemNo,
    person: secretaryOf(vault, unit),
  };
  const writes = draftWrites(undefined, values, rectification, vault.deps.now());
  return { id, itemNo, draft: draftOf(vault, { id, type: rectification.name }, writes) };
}

/** The one organization of a name as people write it; undefined: none or several. */
function unitNamed(vault: OpenVault, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const [only, ...others] = existingRecords(vault, rectification).resolve('organization', name, undefined);
  return others.length === 0 ? only : undefined;
}
