import { type Json, sameJson } from '../../../shared/kernel/json';
import type { Finding, RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { normaliseValue } from '../../../shared/records/normalise';
import type { Unreadable } from '../../fields/input-props';

/** One record being filled in. `edits` hold what the user changed; null empties a field. */
export interface FormState {
  /** As loaded, or what a new record starts with. */
  readonly base: RecordValues;
  readonly edits: Readonly<Record<string, Json>>;
  readonly unreadable: Readonly<Record<string, Unreadable>>;
  /** Fields that were left at least once: only these complain before the first save. */
  readonly left: ReadonlySet<string>;
}

export type FormAct =
  | { readonly act: 'load'; readonly base: RecordValues }
  /** The record as it is now, under edits that go on (typed while a save was on its way). */
  | { readonly act: 'rebase'; readonly base: RecordValues }
  /** The same after a save of these edits: one that is still as it was written is none any more, tidied or not. */
  | { readonly act: 'saved'; readonly base: RecordValues; readonly edits: FormState['edits'] }
  | { readonly act: 'change'; readonly field: string; readonly value: Json | null }
  | { readonly act: 'unreadable'; readonly field: string; readonly problem: Unreadable | null }
  | { readonly act: 'leave'; readonly field: string }
  | { readonly act: 'leave-all'; readonly fields: readonly string[] }
  | { readonly act: 'add'; readonly values: Readonly<Record<string, Json>> }
  | { readonly act: 'resume'; readonly draft: RecordValues };

/** Key under which a draft carries texts that could not be read; `$` can't start a field's key. */
const UNREADABLE_KEY = '$unreadable';

export const startForm = (base: RecordValues): FormState => ({
  base,
  edits: {},
  unreadable: {},
  left: new Set(),
});

const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> => {
  const { [key]: _, ...others } = record;
  return others;
};

/** An edit that says what is stored anyway is none, so that "unsaved" means unsaved. */
function withEdit(state: FormState, field: string, value: Json | null): FormState {
  const same = sameJson(state.base[field] ?? null, value);
  return { ...state, edits: same ? without(state.edits, field) : { ...state.edits, [field]: value } };
}

export function formReducer(state: FormState, act: FormAct): FormState {
  switch (act.act) {
    case 'load':
      return { ...startForm(act.base), left: state.left };
    case 'rebase':
      return Object.entries(state.edits).reduce((now, [field, value]) => withEdit(now, field, value), {
        ...state,
        base: act.base,
        edits: {},
      });
    case 'saved': {
      const going = Object.entries(state.edits).filter(
        ([field, value]) => !sameJson(act.edits[field] ?? null, value),
      );
      return formReducer({ ...state, edits: Object.fromEntries(going) }, { act: 'rebase', base: act.base });
    }
    case 'change':
      return withEdit(state, act.field, act.value);
    case 'unreadable':
      return {
        ...state,
        unreadable:
          act.problem === null
            ? without(state.unreadable, act.field)
            : { ...state.unreadable, [act.field]: act.problem },
      };
    case 'leave':
      return state.left.has(act.field) ? state : { ...state, left: new Set([...state.left, act.field]) };
    case 'leave-all':
      return { ...state, left: new Set([...state.left, ...act.fields]) };
    case 'add':
      return Object.entries(act.values).reduce((now, [field, value]) => withEdit(now, field, value), state);
    case 'resume': {
      const { [UNREADABLE_KEY]: texts, ...values } = act.draft;
      const resumed = Object.entries(values).reduce(
        (now, [field, value]) => (value === undefined ? now : withEdit(now, field, value)),
        state,
      );
      return { ...resumed, unreadable: readTexts(texts) };
    }
  }
}

function readTexts(texts: Json | undefined): Readonly<Record<string, Unreadable>> {
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) return {};
  return Object.fromEntries(
    Object.entries(texts).flatMap(([field, text]) =>
      typeof text === 'string' ? [[field, { text, reason: '上次没有填完，请改正' }]] : [],
    ),
  );
}

/** What the record would be if it were saved now. */
export function valuesOf(state: FormState): RecordValues {
  return { ...state.base, ...state.edits };
}

export const isDirty = (state: FormState): boolean =>
  Object.keys(state.edits).length > 0 || Object.keys(state.unreadable).length > 0;

/** Whether the record would stay as it is if it were saved now: edits that only add blanks are none. */
export const isStored = (type: RecordTypeDefinition, state: FormState): boolean =>
  Object.keys(valuesToSave(type, state, false)).length === 0;

/**
 * What a save writes: normalised, without what turns out to be unchanged. Of a new record everything that is not
 * empty, also what it started with.
 */
export function valuesToSave(
  type: RecordTypeDefinition,
  state: FormState,
  isNew: boolean,
): Readonly<Record<string, Json>> {
  const stored: RecordValues = isNew ? {} : state.base;
  return Object.fromEntries(
    Object.entries(isNew ? valuesOf(state) : state.edits).flatMap(([key, value]) => {
      if (value === undefined) return [];
      const field = type.fields[key];
      const tidy = field === undefined ? value : normaliseValue(field, value);
      return sameJson(stored[key] ?? null, tidy) ? [] : [[key, tidy]];
    }),
  );
}

/** What a draft keeps: edits, and the texts that no field could read. */
export function draftOf(state: FormState): RecordValues {
  const texts = Object.fromEntries(
    Object.entries(state.unreadable).map(([key, problem]) => [key, problem.text]),
  );
  return Object.keys(texts).length === 0 ? state.edits : { ...state.edits, [UNREADABLE_KEY]: texts };
}

/** Check for a required field that is empty: an asterisk and the list of missing fields say it already. */
const MISSING = 'V32';

/** Findings to show at each field: of a new record only at fields that were left, gravest first. */
export function shownFindings(
  findings: readonly Finding[],
  state: FormState,
  isNew: boolean,
): Readonly<Record<string, readonly Finding[]>> {
  const byField: Record<string, Finding[]> = {};
  for (const finding of findings) {
    const left = state.left.has(finding.field);
    if ((isNew || finding.check === MISSING) && !left) continue;
    // The reason why its text can't be read stands there already.
    if (state.unreadable[finding.field] !== undefined) continue;
    const list = byField[finding.field] ?? [];
    list.push(finding);
    byField[finding.field] = list;
  }
  return byField;
}

export type SectionMark = 'error' | 'warning' | null;

/** The gravest level among the fields of a section, for the index of sections. */
export function sectionMark(
  fields: readonly string[],
  findings: Readonly<Record<string, readonly Finding[]>>,
  state: FormState,
): SectionMark {
  const levels = fields.flatMap((key) => (findings[key] ?? []).map((finding) => finding.level));
  if (levels.includes('error') || fields.some((key) => state.unreadable[key] !== undefined)) return 'error';
  return levels.includes('warning') ? 'warning' : null;
}
