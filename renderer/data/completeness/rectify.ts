import { draftWrites } from '../../../shared/journal/write-draft';
import { appError } from '../../../shared/kernel/errors';
import type { Json } from '../../../shared/kernel/json';
import { err, ok, type Result } from '../../../shared/kernel/result';
import { recordType } from '../../../shared/records/registry';
import type { HoleItem, HolesAsked, Rectified } from '../api-completeness';
import type { TypeIndex } from '../index/type-index';
import { describeContext } from '../open-vault';
import { lastNumber, numberText } from '../rectification/item-number';
import { secretaryOf } from '../rectification/secretary';
import { commitDrafts, draftOf, type Work } from '../work';
import { holesOf } from './holes';
import { requirementLabel } from './requirements';

/** Holes that an item names one by one; the page shows all of them. */
const NAMED_HOLES = 12;
/** Items in these states are settled: the same hole makes a new one. */
const SETTLED: readonly unknown[] = ['closed', 'void', 'transferred'];

/** One rectification item a square with holes, as one act. */
export function rectifyHoles(
  work: Work,
  asked: HolesAsked & { readonly due: string },
): Promise<Result<Rectified>> {
  const { vault } = work;
  return vault.exclusive(async () => {
    if (vault.facts.readOnly) return err(appError('records.read-only'));
    const { today } = describeContext(vault);
    const items = vault.index.of('rectification');
    const squares = bySquare(holesOf(vault.index, asked, today));
    const open = items === undefined ? new Set<string>() : openOrigins(items);
    const wanted = [...squares].filter(([square]) => !open.has(originOf(square, asked.year)));
    let number = lastNumber(items, asked.year, KIND);
    const drafts = wanted.map(([square, holes]) => {
      number += 1;
      const values = {
        ...itemValues(requirementLabel(vault.index, holes[0]?.requirement ?? ''), holes, asked, today),
        itemNo: numberText(asked.year, KIND, number),
        origin: originOf(square, asked.year),
        person: secretaryOf(vault, holes[0]?.branch),
      };
      const writes = draftWrites(undefined, values, recordType('rectification'), vault.deps.now());
      return draftOf(vault, { id: vault.deps.newId(), type: 'rectification' }, writes);
    });
    const answer = { made: drafts.length, already: squares.size - drafts.length };
    if (drafts.length === 0) return ok(answer);
    const what = `由资料缺口生成 ${drafts.length} 条整改`;
    const done = await commitDrafts(work, drafts, { right: 'edit', why: { kind: 'create' }, what });
    return done.ok ? ok(answer) : done;
  });
}

function bySquare(holes: readonly HoleItem[]): ReadonlyMap<string, readonly HoleItem[]> {
  const squares = new Map<string, HoleItem[]>();
  for (const hole of holes) {
    const square = `${hole.requirement}.${hole.branch}`;
    const known = squares.get(square);
    if (known === undefined) squares.set(square, [hole]);
    else known.push(hole);
  }
  return squares;
}

/** What an item says of where it came from, so that pressing twice makes no second one. */
const originOf = (square: string, year: number): string => `completeness.${year}.${square}`;

function openOrigins(items: TypeIndex): ReadonlySet<string> {
  const origins = new Set<string>();
  for (let row = 0; row < items.size; row++) {
    const origin = items.cell('origin', row);
    if (typeof origin === 'string' && items.isLive(row) && !SETTLED.includes(items.cell('state', row)))
      origins.add(origin);
  }
  return origins;
}

/** In the numbers of these items. */
const KIND = '资料';

function itemValues(
  label: string,
  holes: readonly HoleItem[],
  { year, due }: { readonly year: number; readonly due: string },
  today: string,
): Readonly<Record<string, Json>> {
  const [first] = holes;
  const named = holes
    .slice(0, NAMED_HOLES)
    .map(({ about, text }) => (about === '' ? text : `${about}：${text}`));
  const more = holes.length > NAMED_HOLES ? `等 ${holes.length} 处` : '';
  return {
    year: String(year),
    branchId: first?.branch ?? null,
    problem: `${label}：${named.join('；')}${more}`.slice(0, 1000),
    source: 'completeness',
    category: 'files',
    foundAt: today,
    target: label,
    measureText: '补齐缺少的资料，补正不全的记录。',
    kind: 'deadline',
    due,
    dueText: due,
    state: 'registered',
  };
}
