import type { FieldDefinition, RecordTypeDefinition } from './define';
import { inlineCodes } from './inline-codes';
import {
  canBeTitle,
  designOf,
  isOwnTypeName,
  OWN_BRANCH,
  OWN_BRANCH_LABEL,
  type OwnDesign,
  type OwnField,
  type OwnFieldKind,
  ownTypeName,
  readDesign,
} from './own-design';
import { owner } from './parts';

/** From the design of a ledger of the user's own to the declaration that everything generic reads. */

/** The declaration by a design. `words` are the pinyin by which Ctrl+K finds the ledger; `deleted` takes it out of sight. */
export function ownType(
  id: string,
  design: OwnDesign,
  { words, deleted }: { readonly words: string; readonly deleted: boolean },
): RecordTypeDefinition {
  const { fields } = design;
  const declared = fields.map((field) => [field.key, declarationOf(field)] as const);
  const chosen = fields.filter(({ title }) => title);
  const title = (chosen.length > 0 ? chosen : fields.filter(canBeTitle).slice(0, 1)).map(
    (field) => field.key,
  );
  const shown = fields.filter(({ shown: isShown }) => isShown).map((field) => field.key);
  const columns = withBranch(
    shown.length > 0 ? shown : fields.slice(0, SHOWN_UNASKED).map((field) => field.key),
  );
  const year = design.year;
  const sort = year ?? title[0] ?? OWN_BRANCH;
  return {
    name: ownTypeName(id),
    label: deleted ? `${design.label}（已删除）` : design.label,
    version: 1,
    fields: Object.fromEntries([
      [OWN_BRANCH, branchField(new Set(fields.map(({ label }) => label)))],
      ...declared,
    ]),
    title,
    branch: OWN_BRANCH,
    list: {
      columns,
      sort: year === undefined ? { field: sort } : { field: sort, descending: true },
      totals: fields
        .filter(({ key: of, kind }) => columns.includes(of) && COUNTED.has(kind))
        .map((field) => field.key),
    },
    form: [{ title: '登记内容', fields: withBranch(fields.map((field) => field.key)) }],
    search: fields.filter(({ kind, key: of }) => SEARCHED.has(kind) && !title.includes(of)).map((f) => f.key),
    identity:
      title.length === 0 ? [] : [[OWN_BRANCH, ...new Set([...title, ...(year === undefined ? [] : [year])])]],
    ...(year === undefined ? {} : { year }),
    category: design.group,
    ...(deleted ? {} : { place: { group: design.group, words } }),
  };
}

const UNDESIGNED = '缺少设计';

/** For records whose design is not here: they are kept, counted and told about until it comes. */
export const undesignedType = (name: string): RecordTypeDefinition => ({
  ...ownType(designOf(name) ?? '', readDesign({}), { words: '', deleted: true }),
  label: '自定义台账（缺少设计）',
  category: UNDESIGNED,
});

/** Whether the declaration only stands in for a design that is not here. */
export const isUndesigned = (type: RecordTypeDefinition): boolean =>
  isOwnTypeName(type.name) && type.category === UNDESIGNED;

/** Columns of a list for which nobody has chosen any. */
const SHOWN_UNASKED = 6;
const COUNTED: ReadonlySet<OwnFieldKind> = new Set(['integer', 'decimal', 'code', 'openCode', 'boolean']);
const SEARCHED: ReadonlySet<OwnFieldKind> = new Set([
  'text',
  'person',
  'openCode',
  'code',
  'idNumber',
  'phone',
]);

/** The organization stands after what names the record. */
const withBranch = (keys: readonly string[]): readonly string[] => [
  ...keys.slice(0, 1),
  OWN_BRANCH,
  ...keys.slice(1),
];

/** Headings that a field of the ledger bears itself are no longer the organization's. */
function branchField(taken: ReadonlySet<string>): FieldDefinition {
  const field = owner(OWN_BRANCH_LABEL);
  return { ...field, synonyms: field.synonyms.filter((heading) => !taken.has(heading)) };
}

function declarationOf({ label, kind, required, sensitive, options, hint }: OwnField): FieldDefinition {
  return {
    label,
    ...KINDS[kind](options),
    ...(required ? { required: true } : {}),
    ...(sensitive ? { sensitive: true } : {}),
    ...(hint === '' ? {} : { hint }),
  };
}

type Declared = Omit<FieldDefinition, 'label'>;

const KINDS: Readonly<Record<OwnFieldKind, (options: readonly string[]) => Declared>> = {
  text: () => ({ kind: 'text', max: 200 }),
  longText: () => ({ kind: 'longText', max: 4000 }),
  person: () => ({ kind: 'text', person: true, max: 40 }),
  date: () => ({ kind: 'date' }),
  time: () => ({ kind: 'time' }),
  code: (options) => ({ kind: 'code', codes: inlineCodes(options) }),
  openCode: (options) => ({ kind: 'code', codes: inlineCodes(options), open: true, max: 60 }),
  boolean: () => ({ kind: 'boolean' }),
  integer: () => ({ kind: 'integer' }),
  decimal: () => ({ kind: 'decimal' }),
  idNumber: () => ({ kind: 'idNumber' }),
  phone: () => ({ kind: 'phone' }),
  member: () => ({ kind: 'reference', to: 'member' }),
};
