import type { FieldDefinition, RecordTypeDefinition } from '../records/define';
import { type Cell, cellAt } from './cell';
import type { Heading, Table } from './find-table';
import { columnName, fullHeadingKey } from './heading';
import { type HeadingIndex, importableFields, indexHeadings, isNumbered } from './known-headings';
import { arePhonesFixed, recogniseColumn, type ValueEvidence, valuesFit } from './recognise-values';

/** How a column came to its field. */
export type MappingBasis = 'name' | 'similar-name' | 'values' | 'remembered' | 'chosen' | 'none';

export interface MappedColumn {
  readonly column: number;
  readonly heading: string;
  /** Field that the column fills, or null: not imported. */
  readonly field: string | null;
  readonly basis: MappingBasis;
  /** 0 to 1; below 0.7 the wizard asks the user to look. */
  readonly confidence: number;
  /** Chinese, for the wizard: 按列名, 按内容 … and why a column is left out. */
  readonly reason: string;
  readonly samples: readonly string[];
}

export interface ColumnMapping {
  readonly columns: readonly MappedColumn[];
  /** Equal for files of the same shape; under it the user's changes are remembered. */
  readonly fingerprint: string;
  /** Two columns for one field, named, so that nobody wonders where the second went. */
  readonly clashes: readonly { readonly field: string; readonly columns: readonly number[] }[];
}

/** What the user chose for a shape of file: heading key -> field, or null for 不导入. */
export type RememberedMapping = Readonly<Record<string, string | null>>;

const SAMPLE_ROWS = 200;
const SHOWN_SAMPLES = 3;
const NUMBERING = /^(?:序号|编号|序|no|行号|项次|序列|号)$/;
const OWN_COLUMNS = new Set(['行号', '检查编号', '原因']);

/**
 * Assigns columns to fields: the remembered choice first, then the heading (label and synonyms), then a similar
 * heading whose values fit, then the values alone. Each field is filled by one column at most.
 */
export function mapColumns(
  type: RecordTypeDefinition,
  table: Table,
  remembered: RememberedMapping = {},
): ColumnMapping {
  const index = indexHeadings(type);
  const keys = headingKeys(table.headings);
  const proposals = table.headings.map((heading, at) =>
    proposeByHeading(type, index, heading, table, remembered, keys[at] ?? ''),
  );
  const settled = settlePhones(type, table, proposals);
  const columns = proposeByValues(type, table, settleClashes(type, settled));
  return { columns, fingerprint: fingerprintOf(type, keys), clashes: findClashes(type, settled) };
}

/** The user's change of columns; a field taken over leaves its old column, so that no field but a list has two. */
export function changeColumns(
  type: RecordTypeDefinition,
  mapping: ColumnMapping,
  changes: Readonly<Record<number, string | null>>,
): ColumnMapping {
  const taken = new Set(
    Object.values(changes).filter((field) => field !== null && type.fields[field]?.cell === undefined),
  );
  const columns = mapping.columns.map((column): MappedColumn => {
    const field = changes[column.column];
    if (field !== undefined) {
      return {
        ...column,
        field,
        basis: 'chosen',
        confidence: 1,
        reason: field === null ? '手动：不导入' : '手动',
      };
    }
    if (column.field === null || !taken.has(column.field)) return column;
    return { ...column, field: null, basis: 'chosen', confidence: 1, reason: '不导入：该项已改由另一列填写' };
  });
  return { ...mapping, columns };
}

/** What to keep for the next file of the same shape: every column, whether chosen or left as proposed. */
export function mappingToRemember(mapping: ColumnMapping): RememberedMapping {
  const keys = headingKeys(mapping.columns.map(({ column, heading }) => ({ column, text: heading })));
  return Object.fromEntries(mapping.columns.map((column, at) => [keys[at] ?? '', column.field]));
}

/** Keys of headings, made unique by counting (two columns 备注 are 备注 and 备注#2). */
function headingKeys(headings: readonly Pick<Heading, 'column' | 'text'>[]): readonly string[] {
  const seen = new Map<string, number>();
  return headings.map(({ text }) => {
    const key = fullHeadingKey(text);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? `=${key}` : `=${key}#${count}`;
  });
}

const fingerprintOf = (type: RecordTypeDefinition, keys: readonly string[]): string =>
  [type.name, ...keys].join('\u001f');

function proposeByHeading(
  type: RecordTypeDefinition,
  index: HeadingIndex,
  heading: Heading,
  table: Table,
  remembered: RememberedMapping,
  key: string,
): MappedColumn {
  const cells = sampleCells(table, heading.column);
  const base = { column: heading.column, heading: heading.text, samples: samplesOf(cells) };
  const before = Object.hasOwn(remembered, key) ? remembered[key] : undefined;
  if (before === null || (before !== undefined && Object.hasOwn(type.fields, before))) {
    return { ...base, field: before, basis: 'remembered', confidence: 1, reason: '上次的选择' };
  }
  const left = (reason: string): MappedColumn => ({
    ...base,
    field: null,
    basis: 'none',
    confidence: 1,
    reason,
  });
  if (NUMBERING.test(fullHeadingKey(heading.text))) return left('不导入：序号');
  if (OWN_COLUMNS.has(heading.text)) return left('不导入：本程序在退回表中添加的列');
  const named = fieldByName(index, heading);
  const definition = named === undefined ? undefined : type.fields[named];
  if (named !== undefined && definition !== undefined) {
    const fit = valuesFit(definition, cells);
    if (fit >= 0.5)
      return { ...base, field: named, basis: 'name', confidence: 0.7 + 0.3 * fit, reason: '按列名' };
    return { ...base, field: named, basis: 'name', confidence: 0.5, reason: '按列名，但内容不像，请核对' };
  }
  const list = heading.parts.map(index.leftOut).find((label) => label !== undefined);
  if (list !== undefined) return left(`不导入：“${list}”每条有几项内容，一格里写不清，请在记录里填写`);
  return similarByName(type, index, base, heading, cells) ?? left('不导入：没有对应的项目');
}

/** Joined parts first (入党 + 时间), then the lowest, then the others: 本人信息/姓名. */
function fieldByName(index: HeadingIndex, heading: Heading): string | undefined {
  const { parts } = heading;
  // Our own file of refused rows has joined headings in one cell: 培养情况/列为积极分子时间.
  const joined = parts.length === 1 ? (parts[0] ?? '').split('/') : [];
  for (const text of [parts.join(''), ...[...parts].reverse(), joined.join(''), ...joined.reverse()]) {
    const field = index.fieldOf(text);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** A heading that only resembles a known one counts if its values prove it. */
function similarByName(
  type: RecordTypeDefinition,
  index: HeadingIndex,
  base: Pick<MappedColumn, 'column' | 'heading' | 'samples'>,
  heading: Heading,
  cells: readonly Cell[],
): MappedColumn | null {
  const field = index.similar(heading.parts.at(-1) ?? '');
  const definition = field === undefined ? undefined : type.fields[field];
  if (field === undefined || definition === undefined) return null;
  if (!isTelling(definition) || valuesFit(definition, cells) < 0.8) return null;
  return { ...base, field, basis: 'similar-name', confidence: 0.65, reason: '列名相近，内容相符，请核对' };
}

/** Kinds whose values can be told from any text. */
const isTelling = (field: FieldDefinition): boolean =>
  !['text', 'longText', 'reference', 'list'].includes(field.kind);

/**
 * 移动电话 and 联系电话 in one file both mean the mobile number by their names. The first keeps it, or the one that
 * holds mobile numbers if the first holds fixed ones; another with fixed numbers goes to the free field for those.
 */
function settlePhones(
  type: RecordTypeDefinition,
  table: Table,
  columns: readonly MappedColumn[],
): readonly MappedColumn[] {
  const [mobile, fixed] = importableFields(type).filter(([, field]) => field.kind === 'phone');
  const rivals = columns.filter(({ field, basis }) => field === mobile?.[0] && basis === 'name');
  if (fixed === undefined || rivals.length < 2 || columns.some(({ field }) => field === fixed[0]))
    return columns;
  const isFixed = ({ column }: MappedColumn): boolean => arePhonesFixed(sampleCells(table, column));
  const keeper = rivals.find((column) => !isFixed(column)) ?? rivals[0];
  const moved = rivals.find((column) => column !== keeper && isFixed(column));
  const reason = '按列名和内容：是固定电话';
  return columns.map((column) =>
    column === moved ? { ...column, field: fixed[0], basis: 'values', confidence: 0.8, reason } : column,
  );
}

/** Columns that fill a list together: by their numbers, or because the user said so. */
const sharesField = (type: RecordTypeDefinition, { field, heading, basis }: MappedColumn): boolean =>
  field !== null &&
  type.fields[field]?.cell !== undefined &&
  (isNumbered(heading) || basis === 'remembered' || basis === 'chosen');

/** Of several columns for one field the most certain keeps it; the others stay visible with the reason. */
function settleClashes(
  type: RecordTypeDefinition,
  columns: readonly MappedColumn[],
): readonly MappedColumn[] {
  const winners = new Map<string, MappedColumn>();
  for (const column of columns) {
    if (column.field === null) continue;
    const winner = winners.get(column.field);
    if (winner === undefined || column.confidence > winner.confidence) winners.set(column.field, column);
  }
  return columns.map((column) => {
    const winner = column.field === null ? undefined : winners.get(column.field);
    if (winner === undefined || winner === column) return column;
    if (sharesField(type, winner) && sharesField(type, column)) return column;
    const label = type.fields[column.field ?? '']?.label ?? '';
    const where = `${columnName(winner.column)} 列“${winner.heading}”`;
    return {
      ...column,
      field: null,
      basis: 'none',
      confidence: 0.6,
      reason: `不导入：“${label}”已取自 ${where}，请核对`,
    };
  });
}

function findClashes(type: RecordTypeDefinition, columns: readonly MappedColumn[]): ColumnMapping['clashes'] {
  const byField = new Map<string, MappedColumn[]>();
  for (const column of columns) {
    const { field } = column;
    if (field !== null) byField.set(field, [...(byField.get(field) ?? []), column]);
  }
  return [...byField]
    .filter(([, found]) => found.length > 1 && !found.every((column) => sharesField(type, column)))
    .map(([field, found]) => ({ field, columns: found.map(({ column }) => column) }));
}

/** Columns whose headings say nothing, such as `Column1`: what stands in them decides, if only one field is free for it. */
function proposeByValues(
  type: RecordTypeDefinition,
  table: Table,
  columns: readonly MappedColumn[],
): readonly MappedColumn[] {
  const taken = new Set(columns.flatMap(({ field }) => (field === null ? [] : [field])));
  const free = importableFields(type).filter(([key]) => !taken.has(key));
  if (free.length === 0) return columns;
  const evidence: ValueEvidence = { idNumbers: idNumbersOf(type, table, columns) };
  return columns.map((column) => {
    if (column.basis !== 'none' || !column.reason.endsWith('没有对应的项目')) return column;
    const found = recogniseColumn(
      free.filter(([key]) => !taken.has(key)),
      sampleCells(table, column.column),
      evidence,
    );
    if (found === null) return column;
    if (found.field === null) return { ...column, reason: `不导入：${found.reason}` };
    taken.add(found.field);
    return {
      ...column,
      field: found.field,
      basis: 'values',
      confidence: 0.6,
      reason: `按内容：${found.reason}`,
    };
  });
}

function idNumbersOf(
  type: RecordTypeDefinition,
  table: Table,
  columns: readonly MappedColumn[],
): readonly string[] {
  const column = columns.find(({ field }) => field !== null && type.fields[field]?.kind === 'idNumber');
  return column ? table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cellAt(cells, column.column).text) : [];
}

function sampleCells(table: Table, column: number): readonly Cell[] {
  return table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => cellAt(cells, column));
}

function samplesOf(cells: readonly Cell[]): readonly string[] {
  const samples = new Set<string>();
  for (const cell of cells) {
    if (cell.kind !== 'empty') samples.add(cell.text);
    if (samples.size === SHOWN_SAMPLES) break;
  }
  return [...samples];
}
