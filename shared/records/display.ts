import type { Json } from '../kernel/json';
import { missingCase } from '../kernel/result';
import { labelOf } from './codes';
import type { FieldDefinition } from './define';
import { listText } from './list-cell';

/** What showing a value may ask about the world outside its record. */
export interface DisplayContext {
  /** Title of a referred record; undefined if it is not there (deleted, or not yet received). */
  readonly titleOf: (type: string, id: string) => string | undefined;
}

/** Shown for a value that is hidden and has no form worth showing in part. */
export const HIDDEN_TEXT = '已隐藏';

/**
 * Text of a value in cells, in Excel and in lists on paper. Dates stay as they are stored (`1990-03-02`, `1990-03`,
 * `1990`): they align, sort and read back without loss. Empty text for an empty value.
 */
export function displayText(
  field: FieldDefinition,
  value: Json | undefined,
  context?: DisplayContext,
): string {
  if (value === undefined || value === null || value === '') return '';
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'date':
    case 'time':
    case 'integer':
    case 'decimal':
    case 'idNumber':
    case 'phone':
      return plainText(value);
    case 'code':
      return typeof value === 'string' && field.codes ? labelOf(field.codes, value) : plainText(value);
    case 'boolean':
      return value === true ? '是' : value === false ? '否' : plainText(value);
    case 'reference':
      return typeof value === 'string'
        ? (context?.titleOf(field.to ?? '', value) ?? '（找不到）')
        : plainText(value);
    case 'list':
      if (typeof value === 'number') return value === 0 ? '' : `${value} 项`;
      if (!Array.isArray(value)) return plainText(value);
      if (field.cell !== undefined) return listText(field.cell, value);
      return value.length === 0 ? '' : `${value.length} 项`;
    default:
      return missingCase(field.kind);
  }
}

/** As `displayText`, with the value of a sensitive field hidden as far as its kind allows to recognise it. */
export function maskedText(
  field: FieldDefinition,
  value: Json | undefined,
  context?: DisplayContext,
): string {
  const text = displayText(field, value, context);
  if (!field.sensitive || text === '') return text;
  if (field.kind === 'idNumber') return maskMiddle(text, 6, 4);
  // A mobile number keeps its first three and last four digits; “无” and short text say nothing worth hiding less.
  if (field.kind === 'phone' && text.length >= 11) return maskMiddle(text, 3, 4);
  return HIDDEN_TEXT;
}

/** A partial date in words, for documents on paper: `1990-03` as `1990年3月`. Other text is returned as it is. */
export function dateInWords(date: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
}

const maskMiddle = (text: string, head: number, tail: number): string =>
  text.length <= head + tail
    ? HIDDEN_TEXT
    : text.slice(0, head) + '*'.repeat(text.length - head - tail) + text.slice(-tail);

const plainText = (value: Json): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : JSON.stringify(value);
