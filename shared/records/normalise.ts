import type { Json } from '../kernel/json';
import { codeFrom, isCodeOf } from './codes';
import type { FieldDefinition, RecordTypeDefinition, RecordValues } from './define';

/**
 * A value in the one spelling in which it is stored. Forms and import use the same rules, so that the same typing
 * gives the same record. It only tidies writing; what it can't read stays as it was typed. Idempotent. Empty text
 * and empty lists become null.
 */
export function normaliseValue(field: FieldDefinition, value: Json): Json {
  if (typeof value === 'string') return normaliseText(field, value) || null;
  if (field.kind !== 'list' || !Array.isArray(value)) return value;
  const of = field.of ?? {};
  const elements = value.map((element: Json) => normaliseElement(of, element));
  return elements.length === 0 ? null : elements;
}

/** All given values of a record normalised; fields that the declaration does not know stay untouched. */
export function normaliseValues(type: RecordTypeDefinition, values: RecordValues): RecordValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
      return [key, field === undefined || value === undefined ? value : normaliseValue(field, value)];
    }),
  );
}

/** Text without characters that nobody sees: marks of direction and joining, control characters, byte order marks. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Name of a person: no blanks between Chinese characters, one between Latin words, parts joined by U+00B7. */
export function normaliseName(text: string): string {
  return tidyLine(text).replace(BLANKS_IN_NAME, '').replace(SEPARATOR_IN_NAME, '·');
}

/** Citizen number: half-width digits without blanks, quotes and invisible characters, the check letter as capital X. */
export function normaliseCitizenNumber(text: string): string {
  if (/^\d{17}[\dX]$/.test(text)) return text;
  return (
    withoutInvisible(text)
      .normalize('NFKC')
      .replace(/[\s'"`‘’“”]/g, '')
      .toUpperCase()
      // A capital may be several characters that compose with what stands after them.
      .normalize('NFKC')
      .replace(/^(\d{17})[×✕ХΧ]$/u, '$1X')
  );
}

/**
 * Phone number: digits only, when the text is one mobile or fixed number in whatever grouping, without the country
 * code. Anything else (two numbers, an extension, “无”) is kept as it was written.
 */
export function normalisePhone(text: string): string {
  const line = tidyLine(text.normalize('NFKC')).replace(/[‐-―−]/g, '-');
  const bare = line.replace(/[\s()-]/g, '');
  const national = bare.replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '');
  return /^\d{1,12}$/.test(national) ? national : line;
}

// Zero-width joiners have no place in Chinese ledgers; private-use characters stay, because rare names are kept there.
const INVISIBLE = /(?![\t\n\v\f\r])[\p{Cf}\p{Cc}]/gu;
const BLANKS_IN_NAME =
  /(?<=[\p{Script=Han}\p{Co}·．•‧・∙⋅])\s+(?=\S)|(?<=\S)\s+(?=[\p{Script=Han}\p{Co}·．•‧・∙⋅])/gu;
const SEPARATOR_IN_NAME = /(?<=[\p{Script=Han}\p{Co}])[.．•‧・∙⋅･](?=[\p{Script=Han}\p{Co}])/gu;

const tidyLine = (text: string): string =>
  withoutInvisible(text).normalize('NFC').replace(/\s+/g, ' ').trim();

function normaliseText(field: FieldDefinition, text: string): string {
  if (field.kind === 'idNumber') return normaliseCitizenNumber(text);
  if (field.kind === 'phone') return normalisePhone(text);
  if (field.kind === 'longText') {
    const lines = text.replace(/\r\n?/g, '\n');
    return withoutInvisible(lines)
      .normalize('NFC')
      .replace(/[ \t]+$/gm, '')
      .trim();
  }
  if (field.kind === 'code' && field.codes) return normaliseCode(field.codes, tidyLine(text));
  if (field.kind === 'date') return tidyLine(text.normalize('NFKC'));
  if (field.kind === 'decimal') return normaliseDecimal(text);
  return field.person ? normaliseName(text) : tidyLine(text);
}

const normaliseCode = (list: string, text: string): string =>
  isCodeOf(list, text) ? text : (codeFrom(list, text) ?? text);

function normaliseDecimal(text: string): string {
  const line = tidyLine(text.normalize('NFKC'));
  const bare = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(line) ? line.replaceAll(',', '') : line;
  return bare.replace(/^\+/, '');
}

function normaliseElement(of: Readonly<Record<string, FieldDefinition>>, element: Json): Json {
  if (element === null || typeof element !== 'object' || Array.isArray(element)) return element;
  return Object.fromEntries(
    Object.entries(element).map(([key, value]: [string, Json]) => {
      const field = Object.hasOwn(of, key) ? of[key] : undefined;
      return [key, field ? normaliseValue(field, value) : value];
    }),
  );
}
