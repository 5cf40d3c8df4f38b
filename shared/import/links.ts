import type { Json } from '../kernel/json';
import type { FieldDefinition, Finding } from '../records/define';
import { finding } from '../rules/checks';
import { evaluateRow, isAccepted, prepareRow, type Twin } from './evaluate-row';
import { cleanText, headingKey } from './heading';
import type { FileDeps, FileState, RowState } from './import-file';
import { matchUnit, unitNamesOf } from './match-unit';

/**
 * References from row to row: an organization whose parent stands in the same import, in whatever order and file. A
 * row is called by the title of its record; until the commit gives it an id, the reference holds its place.
 */

/** A row and the file it stands in. */
export interface Place {
  readonly file: FileState;
  readonly row: RowState;
}

/** A reference that nothing in the vault answers, as it was written. */
export interface OpenReference {
  readonly key: string;
  readonly text: string;
}

const PENDING = 'row:';

/** Stands for the record of a row that is not there yet. */
const pendingRow = ({ file, row }: Place): string => `${PENDING}${file.index}:${row.source.row}`;

/** File and row that a pending reference stands for; undefined for every other value. */
export function pendingPlace(
  value: Json | undefined,
): { readonly file: number; readonly row: number } | undefined {
  if (typeof value !== 'string' || !value.startsWith(PENDING)) return undefined;
  const [file, row] = value.slice(PENDING.length).split(':').map(Number);
  return file === undefined || row === undefined ? undefined : { file, row };
}

/**
 * Settles all references between rows and judges the rows that hold some. Rows are judged until nothing changes,
 * because whether one goes in can hang on another that hangs on a third. A row that would stand above itself is
 * refused.
 */
export function linkRows(
  deps: FileDeps,
  rows: readonly Place[],
  twinOf: (place: Place) => Twin | null,
): void {
  const isTree = deps.type.fields[deps.type.branch]?.to === deps.type.name;
  const open = rows.filter(({ row }) => row.open.length > 0 || row.circle.length > 0);
  if (open.length === 0) return;
  const targets = targetFinder(deps, rows);
  const judge = (place: Place, isFirst: boolean, circle: readonly Finding[]): boolean => {
    const links = place.row.open.map((reference) => settle(deps, place, reference, targets, isFirst));
    return rejudge(deps, place, links, circle, twinOf);
  };
  const settleAll = (circles: ReadonlyMap<RowState, readonly Finding[]>): void => {
    // Each round settles at least one more step of every chain.
    for (let round = 0; round <= open.length; round++) {
      const changed = open.filter((place) => judge(place, false, circles.get(place.row) ?? []));
      if (changed.length === 0) return;
    }
  };
  for (const place of open) judge(place, true, []);
  settleAll(new Map());
  if (!isTree) return;
  const circles = circlesIn(deps, rows);
  if (circles.size === 0) return;
  for (const place of rows) {
    const found = circles.get(place.row);
    if (found !== undefined) judge(place, false, found);
  }
  settleAll(circles);
}

interface Link {
  readonly key: string;
  readonly value: string | undefined;
  readonly finding: Finding | null;
}

/** @param isFirst nothing is known yet of the rows: every one is taken for good. */
function settle(
  { type }: FileDeps,
  place: Place,
  { key, text }: OpenReference,
  targets: (text: string) => readonly Place[],
  isFirst: boolean,
): Link {
  const field = type.fields[key];
  const [target, ...more] = targets(text);
  const refused = (message: string): Link => ({
    key,
    value: undefined,
    finding: finding(key === type.branch ? 'V75' : 'V71', key, message),
  });
  const label = field?.label ?? '';
  const rest = key === type.branch ? '' : '，此项没有导入';
  if (target === undefined) {
    return refused(
      key === type.branch
        ? `没有找到${label}“${text}”。请先导入或新建它，或把它也写在表里`
        : `没有找到${label}“${text}”${rest}`,
    );
  }
  if (more.length > 0) return refused(`有几个${label}都叫“${text}”，请写全称${rest}`);
  const known = target.row.proposed?.match ?? null;
  if (known !== null) return { key, value: known, finding: null };
  if (!isFirst && !isTaken(target)) {
    return refused(`${label}“${text}”在${whereIs(place, target)}，那一行不导入。请先改正或勾选那一行${rest}`);
  }
  return { key, value: pendingRow(target), finding: null };
}

const isTaken = ({ row }: Place): boolean => row.proposed !== null && isAccepted(row.proposed, row.decision);

const whereIs = (from: Place, { file, row }: Place): string =>
  `${from.file === file ? '' : `“${file.name}”`}第 ${row.source.row} 行`;

/** Judges a row with its links; false: as before. */
function rejudge(
  deps: FileDeps,
  place: Place,
  links: readonly Link[],
  circle: readonly Finding[],
  twinOf: (place: Place) => Twin | null,
): boolean {
  const { row } = place;
  const told = JSON.stringify([links, circle]);
  if (row.linked === told && row.proposed !== null) return false;
  row.linked = told;
  row.circle = circle;
  const { read, resolved, findings } = row.base;
  const values = { ...resolved, ...Object.fromEntries(links.map(({ key, value }) => [key, value])) };
  const said = links.flatMap((link) => (link.finding === null ? [] : [link.finding]));
  row.prepared = prepareRow(deps, read, values, [...findings, ...said, ...circle]);
  row.proposed = evaluateRow(deps, row.prepared, twinOf(place));
  return true;
}

/** Rows by the text that calls them; asked once for each text. */
function targetFinder(deps: FileDeps, rows: readonly Place[]): (text: string) => readonly Place[] {
  const { type } = deps;
  const known = new Map<string, readonly Place[]>();
  const byId = new Map(rows.map((place) => [pendingRow(place), place]));
  const units = [...byId].map(([id, { row }]) => ({
    id,
    names: unitNamesOf((key) => row.prepared.values[key]),
  }));
  const find = (text: string): readonly Place[] => {
    if (type.name === 'organization') return matchUnit(text, units).flatMap((id) => byId.get(id) ?? []);
    const key = headingKey(text);
    return rows.filter((place) => headingKey(titleOfRow(type.title, place.row)) === key);
  };
  return (text) => {
    const found = known.get(text) ?? distinct(find(text));
    known.set(text, found);
    return found;
  };
}

/** The title that the record of a row will have. */
export function titleOfRow(title: readonly string[], { prepared }: RowState): string {
  const parts = title.map((key) => prepared.values[key]).filter((value) => typeof value === 'string');
  return cleanText(parts.join(' '));
}

/** One record that stands in two rows is one. */
function distinct(places: readonly Place[]): readonly Place[] {
  const [first, ...others] = places;
  if (first === undefined) return places;
  const { identity } = first.row;
  return [first, ...others.filter(({ row }) => identity === null || row.identity !== identity)];
}

/**
 * Rows that would stand above themselves, with the circle in words. Rows alone can make one: a known record is only
 * matched where its own place in the tree stays.
 */
function circlesIn({ type }: FileDeps, rows: readonly Place[]): ReadonlyMap<RowState, readonly Finding[]> {
  const written = new Map(rows.filter(isTaken).map((place) => [pendingRow(place), place.row]));
  const circles = new Map<RowState, readonly Finding[]>();
  for (const [start, row] of written) {
    const way = [row];
    let above = row.prepared.values[type.branch];
    while (typeof above === 'string' && above !== start) {
      const next = written.get(above);
      if (next === undefined || way.includes(next)) break;
      way.push(next);
      above = next.prepared.values[type.branch];
    }
    if (above !== start) continue;
    const names = [...way, row].map((one) => titleOfRow(type.title, one)).join('→');
    circles.set(row, [finding('V70', type.branch, `上下级成环：${names}。请改正其中一个的上级`)]);
  }
  return circles;
}

/** Fields whose references can be rows of the same import. */
export const isWithin = (field: FieldDefinition, type: string): boolean =>
  field.kind === 'reference' && field.to === type;
