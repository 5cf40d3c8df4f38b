import { codeFrom } from '../records/codes';
import type { FieldDefinition } from '../records/define';
import { readTimeOfDay } from '../rules/time-of-day';
import type { Cell } from './cell';
import { cleanText } from './heading';
import { readDate } from './read-date';

const ID_NUMBER = /^(?:\d{17}[\dXx]|\d{15}|\d(?:\.\d+)?E\+1[47])$/;
const PHONE = /^(?:\+?86)?1\d{9,10}$|^0\d{2,3}-?\d{7,8}$|^\d{7,8}$|^无$/;
const MOBILE = /^1[3-9]\d{9}$/;
const BOOLEAN = /^(?:是|否|有|无|√|✓|×|y|n|yes|no|true|false|0|1)$/i;
const NAME = /^[\p{Script=Han}·]{2,5}$/u;

/** Share (0 to 1) of the filled cells that the field's kind can take; 1 for an empty column and for free text. */
export function valuesFit(field: FieldDefinition, cells: readonly Cell[]): number {
  const filled = cells.filter((cell) => cell.kind !== 'empty');
  if (filled.length === 0) return 1;
  return filled.filter((cell) => fits(field, cell)).length / filled.length;
}

function fits(field: FieldDefinition, cell: Cell): boolean {
  const text = bare(cell);
  switch (field.kind) {
    case 'idNumber':
      return ID_NUMBER.test(text) || (cell.kind === 'number' && cell.number >= 1e14);
    case 'phone':
      return PHONE.test(text) || (cell.kind === 'number' && MOBILE.test(String(cell.number)));
    case 'date': {
      const reading = readDate(cell);
      return reading.kind === 'date' || reading.kind === 'ambiguous' || reading.kind === 'none';
    }
    case 'time':
      return readTimeOfDay(text) !== undefined || (cell.kind === 'number' && cell.number < 1);
    case 'code':
      return field.open === true
        ? !ID_NUMBER.test(text)
        : field.codes !== undefined && codeFrom(field.codes, text) !== undefined;
    case 'boolean':
      return BOOLEAN.test(text);
    case 'integer':
    case 'decimal':
      return /^-?\d+(?:\.\d+)?$/.test(text);
    case 'text':
    case 'longText':
    case 'reference':
    case 'list':
      // An id number in a text column is the sign of a shifted table.
      return !ID_NUMBER.test(text);
  }
}

const bare = (cell: Cell): string => cleanText(cell.text).normalize('NFKC').replace(/[\s']/g, '');

/** What helps to tell one date column from another. */
export interface ValueEvidence {
  /** Id numbers of the sampled rows, in order; empty if there is no such column. */
  readonly idNumbers: readonly string[];
}

export interface Recognised {
  readonly field: string | null;
  readonly reason: string;
}

/** With or without area code, blanks and brackets left out. */
const FIXED_PHONE = /^(?:0\d{2,3}-?)?[2-8]\d{6,7}(?:-\d{1,6})?$/;

/** Whether most of the numbers are fixed lines. */
export function arePhonesFixed(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cell.kind !== 'empty');
  const fixed = filled.filter((cell) => FIXED_PHONE.test(bare(cell).replace(/[()()]/g, '')));
  return filled.length > 0 && fixed.length >= filled.length / 2;
}

const ENOUGH = 0.8;
const FEWEST = 2;

/** The one free field that a column's values point to; `field: null` when several would do; null when nothing is seen. */
export function recogniseColumn(
  free: readonly (readonly [string, FieldDefinition])[],
  cells: readonly Cell[],
  evidence: ValueEvidence,
): Recognised | null {
  const filled = cells.filter((cell) => cell.kind !== 'empty');
  if (filled.length < FEWEST) return null;
  const share = (test: (text: string) => boolean): number =>
    filled.filter((cell) => test(bare(cell))).length / filled.length;
  if (share((text) => ID_NUMBER.test(text) && text.length >= 15) >= ENOUGH)
    return one(free, 'idNumber', '18 位号码');
  if (share((text) => MOBILE.test(text)) >= ENOUGH) return one(free, 'phone', '手机号码');
  const code = recogniseCode(free, filled);
  if (code !== null) return code;
  if (
    valuesFit({ kind: 'date', label: '' }, filled) >= ENOUGH &&
    share((text) => text.length >= 6) >= ENOUGH
  ) {
    return recogniseDate(free, cells, evidence);
  }
  const distinct = new Set(filled.map(bare)).size;
  if (share((text) => NAME.test(text)) >= ENOUGH && distinct > filled.length * 0.7) {
    const name = free.find(([key]) => key === 'name');
    return name && evidence.idNumbers.length > 0 ? { field: 'name', reason: '像人名' } : null;
  }
  return null;
}

function one(
  free: readonly (readonly [string, FieldDefinition])[],
  kind: FieldDefinition['kind'],
  what: string,
): Recognised | null {
  // Several phones: the first declared is the one people mean by 电话.
  const found = free.find(([, field]) => field.kind === kind);
  return found ? { field: found[0], reason: what } : null;
}

/** Members of a closed list: 男/女, 汉族/回族. Lists that share wordings with another free list are left to the user. */
function recogniseCode(
  free: readonly (readonly [string, FieldDefinition])[],
  filled: readonly Cell[],
): Recognised | null {
  const texts = filled.map(bare);
  if (texts.every((text) => /^\d*$/.test(text))) return null;
  const fitting = free.filter(([, field]) => {
    const list = field.codes;
    if (field.kind !== 'code' || field.open === true || list === undefined) return false;
    return texts.filter((text) => codeFrom(list, text) !== undefined).length >= texts.length * ENOUGH;
  });
  const [only] = fitting;
  if (only === undefined) return null;
  if (fitting.length === 1) return { field: only[0], reason: `内容都是${only[1].label}` };
  return { field: null, reason: `内容像${fitting.map(([, field]) => field.label).join('或')}，请选择` };
}

/** A date column without a heading: birth only if it agrees with the id numbers; else the user chooses. */
function recogniseDate(
  free: readonly (readonly [string, FieldDefinition])[],
  cells: readonly Cell[],
  evidence: ValueEvidence,
): Recognised {
  const birth = free.find(([key]) => key === 'birthDate');
  let compared = 0;
  let equal = 0;
  cells.forEach((cell, at) => {
    const born = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(evidence.idNumbers[at] ?? '');
    const reading = readDate(cell);
    if (born === null || reading.kind !== 'date') return;
    compared += 1;
    if (`${born[1]}-${born[2]}-${born[3]}`.startsWith(reading.value)) equal += 1;
  });
  if (birth && compared >= FEWEST && equal >= compared * 0.6) {
    return { field: birth[0], reason: '日期与身份证号一致' };
  }
  return { field: null, reason: '内容是日期，但看不出是哪个日期，请选择' };
}
