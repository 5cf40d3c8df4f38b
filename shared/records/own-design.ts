import { z } from 'zod';
import { ATTACHMENTS_FIELD, PLACE_GROUPS, type PlaceGroup, type RecordValues } from './define';
import { ownLedger } from './own-ledger';
import { owner } from './parts';

/**
 * Reading the design of a ledger of the user's own. Designs come from other units and from newer versions too:
 * whatever one says, the outcome is a design that nothing stumbles over. What can't be read of it is left out and
 * told (`faults`); its values stay in the records.
 */

/** Name of the record type that holds the designs. */
export const OWN_LEDGER = ownLedger.name;

const PREFIX = 'own.';
const OWN_NAME = /^own\.[0-9A-Za-z-]{1,64}$/;

/** Name of the type that a design declares, as written in journals and bundles; eternal like the design's id. */
export const ownTypeName = (design: string): string => `${PREFIX}${design}`;

/** Whether a type is declared by a design instead of by the program. */
export const isOwnTypeName = (name: string): boolean => OWN_NAME.test(name);

/** Id of the design that declares a type; undefined for a type of the program's. */
export const designOf = (name: string): string | undefined =>
  isOwnTypeName(name) ? name.slice(PREFIX.length) : undefined;

/** What a field of an own ledger can hold. */
export const OWN_FIELD_KINDS = [
  'text',
  'longText',
  'person',
  'date',
  'time',
  'code',
  'openCode',
  'boolean',
  'integer',
  'decimal',
  'idNumber',
  'phone',
  'member',
] as const;

export type OwnFieldKind = (typeof OWN_FIELD_KINDS)[number];

/** The one field that every own ledger has: the organization that owns the record. */
export const OWN_BRANCH = 'branchId';
export const OWN_BRANCH_LABEL = '所在党组织';

/** Whether a column of that heading names the organization. */
export const isOwnBranchHeading = (heading: string): boolean =>
  heading === OWN_BRANCH_LABEL || owner(OWN_BRANCH_LABEL).synonyms.includes(heading);

const PERIODS = ['month', 'quarter', 'half', 'year'] as const;

const key = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z-]{0,63}$/)
  // Names that mean something else: the branch, the attachments, and what every object inherits.
  .refine((text) => text !== OWN_BRANCH && text !== ATTACHMENTS_FIELD && !(text in {}));
const flag = z.boolean().nullish().catch(null);
const line = z.string().nullish().catch(null);

const fieldSchema = z.object({
  id: key,
  label: z.string().trim().min(1).max(60),
  kind: z.enum(OWN_FIELD_KINDS),
  required: flag,
  shown: flag,
  title: flag,
  sensitive: flag,
  options: line,
  hint: line,
  order: z.number().nullish().catch(null),
});

/** One field of a design, as it was read. */
export interface OwnField {
  readonly key: string;
  readonly label: string;
  readonly kind: OwnFieldKind;
  readonly required: boolean;
  readonly shown: boolean;
  readonly title: boolean;
  readonly sensitive: boolean;
  readonly options: readonly string[];
  readonly hint: string;
}

/** Something about a design that a person should put right. */
export interface DesignFault {
  /** Field of the design's record. */
  readonly field: 'label' | 'group' | 'fields' | 'yearField';
  readonly message: string;
}

/** A design as it was read: always usable, whatever its values. */
export interface OwnDesign {
  readonly label: string;
  readonly group: PlaceGroup;
  readonly purpose: string;
  readonly fields: readonly OwnField[];
  /** Key of a date field. */
  readonly year?: string;
  /** How often at least so many records are asked of each branch; absent: the ledger is not asked for. */
  readonly every?: (typeof PERIODS)[number];
  readonly atLeast: number;
  readonly faults: readonly DesignFault[];
}

const UNNAMED = '未命名台账';

/** Reads the values of a design's record. */
export function readDesign(values: RecordValues): OwnDesign {
  const faults: DesignFault[] = [];
  const label = textOf(values.label);
  const group = PLACE_GROUPS.find((one) => one === values.group);
  if (values.group !== undefined && values.group !== null && group === undefined)
    faults.push({ field: 'group', message: '所在分组不是本版本有的分组，台账暂放在“基础台账”下。' });
  const fields = readFields(values.fields, faults);
  const year = fields.find((field) => field.key === values.yearField && field.kind === 'date');
  if (textOf(values.yearField) !== '' && year === undefined)
    faults.push({ field: 'yearField', message: '归年度的字段已不在台账里，或不是日期。请重新选择。' });
  const every = PERIODS.find((one) => one === values.every);
  return {
    label: label === '' ? UNNAMED : label,
    group: group ?? '基础台账',
    purpose: textOf(values.purpose),
    fields,
    ...(year === undefined ? {} : { year: year.key }),
    ...(every === undefined ? {} : { every }),
    atLeast: typeof values.atLeast === 'number' && values.atLeast > 0 ? Math.floor(values.atLeast) : 1,
    faults,
  };
}

function readFields(raw: RecordValues[string], faults: DesignFault[]): readonly OwnField[] {
  const read: { readonly field: OwnField; readonly order: number }[] = [];
  const keys = new Set<string>();
  for (const element of Array.isArray(raw) ? raw : []) {
    const parsed = fieldSchema.safeParse(element);
    if (!parsed.success || keys.has(parsed.data.id)) {
      faults.push({ field: 'fields', message: unreadable(element) });
      continue;
    }
    keys.add(parsed.data.id);
    read.push({ field: fieldOf(parsed.data), order: parsed.data.order ?? Number.MAX_SAFE_INTEGER });
  }
  read.sort((a, b) => a.order - b.order || (a.field.key < b.field.key ? -1 : 1));
  const fields = read.map(({ field }) => field);
  faults.push(...faultsAmong(fields));
  return fields;
}

function unreadable(element: unknown): string {
  const named = z.object({ label: z.string().min(1) }).safeParse(element);
  const which = named.success ? `字段“${named.data.label}”` : '有一个字段';
  return `${which}没有名称、类型来自更新的版本，或已损坏，暂不显示；已填的内容保留着。`;
}

function fieldOf(read: z.infer<typeof fieldSchema>): OwnField {
  return {
    key: read.id,
    label: read.label,
    kind: read.kind,
    required: read.required === true,
    shown: read.shown === true,
    title: read.title === true && canBeTitle(read),
    sensitive: read.sensitive === true,
    options: optionsOf(read.options ?? ''),
    hint: textOf(read.hint),
  };
}

/** Entries of a code field, as they are typed: one a line. */
export const optionsOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((option) => option.trim())
      .filter((option) => option !== ''),
  ),
];

/** A title stands unmasked in every list, and names the record by itself. */
export const canBeTitle = (field: {
  readonly kind: OwnFieldKind;
  readonly sensitive?: boolean | null | undefined;
}): boolean => field.sensitive !== true && field.kind !== 'member' && field.kind !== 'longText';

function faultsAmong(fields: readonly OwnField[]): readonly DesignFault[] {
  const faults: string[] = [];
  if (fields.length === 0) faults.push('台账还没有字段。请至少添加一个。');
  const labels = [...fields.map(({ label }) => label), OWN_BRANCH_LABEL, '附件'];
  for (const label of new Set(labels.filter((text, at) => labels.indexOf(text) !== at)))
    faults.push(`有两个字段都叫“${label}”，导入表格时分不清。请改名。`);
  for (const { label, kind, options } of fields) {
    if ((kind === 'code' || kind === 'openCode') && options.length === 0)
      faults.push(`字段“${label}”没有选项。请每行填一个选项。`);
  }
  return faults.map((message) => ({ field: 'fields', message }));
}

/** Kinds whose values stay what they are when the field becomes the other kind: text that asks less of it. */
const WIDER: { readonly [K in OwnFieldKind]?: readonly OwnFieldKind[] } = {
  text: ['longText', 'openCode'],
  person: ['text', 'longText', 'openCode'],
  date: ['text', 'longText'],
  time: ['text', 'longText'],
  code: ['openCode', 'text', 'longText'],
  openCode: ['text', 'longText'],
  decimal: ['text', 'longText'],
  idNumber: ['text', 'longText'],
  phone: ['text', 'longText'],
};

/** Whether a field that holds values may become another kind without changing any of them. */
export const isWidening = (from: OwnFieldKind, to: OwnFieldKind): boolean =>
  from === to || (WIDER[from]?.includes(to) ?? false);

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
