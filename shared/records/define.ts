import type { Json } from '../kernel/json';
import { SIGN_OFF_FIELDS } from './sign-off-fields';

/**
 * The language in which a record type is declared. A declaration says what a field is, never how it looks: the
 * table from kind to React component is in renderer/fields, the reading of cells in shared/import.
 * Everything generic (list, form, validation, import, export, search, history, print, bundle) reads it.
 */

/**
 * What a field holds, as stored:
 * - `text`, `longText`: string, NFC, trimmed
 * - `date`: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; the precision that the paper has, never an invented day
 * - `time`: `HH:MM`, local time of the day
 * - `code`: code of an entry of `codes`; with `open`, any other text as it was written
 * - `boolean`; `integer`: number; `decimal`: string of digits with at most one point, never a float
 * - `idNumber`: 18 characters, GB 11643; `phone`: digits, mobile or fixed with area code
 * - `reference`: id of a record of type `to`
 * - `list`: elements `{ id, ...values of its own fields }`, merged by element
 */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'date'
  | 'time'
  | 'code'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'idNumber'
  | 'phone'
  | 'reference'
  | 'list';

/** A list whose elements are told apart by one text: 张三、李四. Read back, it gives the same elements (list-cell.ts). */
export interface ListCell {
  /** The text field of an element that the cell shows; the others stay with the element that bears this text. */
  readonly field: string;
  readonly separator: '、' | '；';
}

/** Declaration of one field. Keys are eternal once a journal holds them; labels are free to change. */
export interface FieldDefinition {
  readonly kind: FieldKind;
  /** Chinese label, as on the paper form. */
  readonly label: string;
  /** Missing is an error in a complete record. `conditional`: a rule of the type decides. */
  readonly required?: true | 'conditional';
  /** Left out of bundles and masked on screens unless the user decides otherwise. */
  readonly sensitive?: true;
  /** Name of a code list in resources/codes, or the list itself (inline-codes.ts); for kind `code`. */
  readonly codes?: string;
  /** A code field that also keeps text which is not on the list (local wording). */
  readonly open?: true;
  /** Record type that is referred to; for kind `reference`. */
  readonly to?: string;
  /** Fields of an element; for kind `list`. No lists inside lists. */
  readonly of?: Readonly<Record<string, FieldDefinition>>;
  /** How the list stands in one cell of a table; absent: its elements need several cells, and only the form holds them. */
  readonly cell?: ListCell;
  /** Of a list's element: lists are asked by it without being opened, as they always are by codes. */
  readonly listed?: true;
  /** Other headings under which real files carry this column. Compared after normalising (see shared/import). */
  readonly synonyms?: readonly string[];
  /** What is shown under the input: how to fill it in. */
  readonly hint?: string;
  /** Largest length in characters (code points), for text kinds. */
  readonly max?: number;
  /** The text is a person's name: no blanks between its characters, parts joined by U+00B7. */
  readonly person?: true;
  /**
   * Import reads it off the title over the table when no column gives it: the year, the period (2026年第三季度), or the
   * one entry of the code list that the title names.
   */
  readonly fromTitle?: 'year' | 'period' | 'code';
  /** Text field with the name of what a `reference` means; import finds the record by it, within the same branch. */
  readonly namedBy?: string;
  /** Computed from the rest of the record where lists are made; never stored, typed or imported. */
  readonly derived?: true;
  /** Stored value with which a new record starts. */
  readonly initial?: string | number | boolean;
}

/** A group of fields on the form, in order. `fields` are keys of the type's fields. */
export interface FormSection<K extends string = string> {
  readonly title: string;
  readonly fields: readonly K[];
}

export type CheckLevel = 'error' | 'warning' | 'note';

/** What one check found in one record. */
export interface Finding {
  /** Number of the check in the one list of checks (shared/rules/checks.ts), such as `V02`. */
  readonly check: string;
  readonly level: CheckLevel;
  /** Field at which it is shown. */
  readonly field: string;
  /** Chinese: what is wrong and what to do. */
  readonly message: string;
}

/** Values of a record as people see them: one value a field, lists as arrays of elements. */
export type RecordValues = Readonly<Record<string, Json | undefined>>;

/** What a rule may ask about the world outside its record; all of it is passed in. */
export interface RuleContext {
  /** Today as `YYYY-MM-DD` in local time. */
  readonly today: string;
  /** Year that the title of an imported sheet names, `YYYY`: what its dates without a year mean. */
  readonly sheetYear?: string;
}

/** A rule of one record type: pure, cheap, run on leaving a field, in the import preview and at commit alike. */
export type RecordRule = (values: RecordValues, context: RuleContext) => readonly Finding[];

/** The fields of a type, by their eternal keys. */
export type FieldDefinitions = Readonly<Record<string, FieldDefinition>>;

/** Declaration of a record type. One file of data a type; its rules stand in shared/rules, keyed by its name. */
export interface RecordTypeDefinition extends Facets<string> {
  readonly fields: FieldDefinitions;
}

/** All of a declaration but the fields themselves; `K` are their keys. */
export interface Facets<K extends string> {
  /** Eternal name, as written in journals and bundles. */
  readonly name: string;
  readonly label: string;
  /** Raised with each migration in `<type>.migrations.ts`. */
  readonly version: number;
  /** Fields whose values make the title in lists, search and history. */
  readonly title: readonly K[];
  /** Field of kind `reference` to the organization that owns the record; what the branch filter and bundles go by. */
  readonly branch: K;
  readonly list: {
    /** Columns at first sight; any other field can be switched on by the user. */
    readonly columns: readonly K[];
    readonly sort: { readonly field: K; readonly descending?: true };
    /** Columns that are counted or summed in the totals row. */
    readonly totals?: readonly K[];
  };
  readonly form: readonly FormSection<K>[];
  /** Fields that no form shows because the program keeps them itself. Every other field is in one section. */
  readonly hidden?: readonly K[];
  /** Fields searched by Ctrl+K besides the title. */
  readonly search: readonly K[];
  /** Its files are what the record is about: the search of its list looks into them, not only Ctrl+K. */
  readonly searchFiles?: true;
  /** Fields that tell whether two records mean the same thing (import and duplicates), strongest first. */
  readonly identity: readonly (readonly K[])[];
  /** Text field that takes the group where one column names village and group together (东升村二组). */
  readonly group?: K;
  /** Text field that takes the other units where one column names several (组织办、纪委); the first is the branch. */
  readonly supporting?: K;
  /** Year by which bundles select; absent: the record belongs to every year. */
  readonly year?: K;
  /** Day by which something about a record must have been done; what is still open stands on the home page. */
  readonly due?: DueFacet<K>;
  /** Kept by a screen of its own, as a decision about other records: it travels and merges, but is not imported. */
  readonly setting?: true;
  /**
   * Its records are signed level by level (提交、审核、定稿), and what is signed is locked: what an office answers for
   * outside (minutes, lists of benefits, notices, results, closed items). Rosters and working notes are not: they change
   * every day, and nobody signs them.
   */
  readonly signed?: true;
  /** Archive category under which it is bound (DA/T 22-2015). */
  readonly category: string;
  /** What its papers usually are (code of `attachment-purpose`): a new attachment starts with it. */
  readonly attachmentPurpose?: string;
  /** Its entry in the left navigation; absent for types whose screen has an entry of its own. */
  readonly place?: {
    readonly group: PlaceGroup;
    /** Pinyin initials and other words by which Ctrl+K finds it. */
    readonly words: string;
  };
}

/** When a record is due, and how one sees that it is done. */
export interface DueFacet<K extends string = string> {
  /** Field of kind `date`. */
  readonly date: K;
  /** Done as soon as one of these fields is filled, or holds one of the codes. */
  readonly doneBy: readonly { readonly field: K; readonly codes?: readonly string[] }[];
}

/** Headings of the left navigation under which record types stand, in this order. */
export const PLACE_GROUPS = [
  '组织生活',
  '党员发展与管理',
  '创先争优',
  '督查整改',
  '惠民与治理',
  '联系群众',
  '基础台账',
] as const;

export type PlaceGroup = (typeof PLACE_GROUPS)[number];

/**
 * Declares a record type; facets that name a field which does not exist fail to compile. A signed type gets the fields of
 * the sign-off, hidden from its form.
 */
export function defineRecordType<const F extends FieldDefinitions, const N extends string>(
  definition: Facets<keyof F & string> & { readonly name: N; readonly fields: F },
): Facets<string> & { readonly name: N; readonly fields: F } {
  if (definition.signed !== true) return definition;
  return {
    ...definition,
    fields: { ...definition.fields, ...SIGN_OFF_FIELDS },
    hidden: [...(definition.hidden ?? []), ...Object.keys(SIGN_OFF_FIELDS)],
  };
}

/** Every record can carry attachments; the list stands outside the declarations because it is the same for all. */
export const ATTACHMENTS_FIELD = 'attachments';

export const attachmentsField = {
  kind: 'list',
  label: '附件',
  of: {
    /** SHA-256 of the content, hex: its name in the blob store. */
    blob: { kind: 'text', label: '内容编号', required: true },
    name: { kind: 'text', label: '文件名', required: true },
    size: { kind: 'integer', label: '大小' },
    mime: { kind: 'text', label: '类型' },
    /** What the paper proves: signed page, photograph, evidence of closing. Completeness counts by it. */
    purpose: { kind: 'code', label: '用途', codes: 'attachment-purpose', open: true },
    note: { kind: 'text', label: '说明' },
    addedAt: { kind: 'text', label: '添加时间' },
  },
} as const satisfies FieldDefinition;

/** TypeScript value of a field, inferred from its declaration. */
export type FieldValue<D extends FieldDefinition> = D['kind'] extends 'boolean'
  ? boolean
  : D['kind'] extends 'integer'
    ? number
    : D['kind'] extends 'list'
      ? D['of'] extends Readonly<Record<string, FieldDefinition>>
        ? readonly ({ readonly id: string } & { readonly [K in keyof D['of']]?: FieldValue<D['of'][K]> })[]
        : never
      : string;

/** Values of a record of this type, as TypeScript sees them. */
export type ValuesOf<T extends { readonly fields: FieldDefinitions }> = {
  readonly [K in keyof T['fields']]?: FieldValue<T['fields'][K]>;
};
