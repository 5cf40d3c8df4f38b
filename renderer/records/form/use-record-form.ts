import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { type Json, sameJson } from '../../../shared/kernel/json';
import {
  ATTACHMENTS_FIELD,
  type Finding,
  type RecordTypeDefinition,
  type RecordValues,
} from '../../../shared/records/define';
import { initialValues } from '../../../shared/records/registry';
import { fillIn, isFillingField } from '../../../shared/rules/fill-in';
import { isOpenToEdit, isSigned, signOffState } from '../../../shared/rules/sign-off';
import { useMay } from '../../app/actor';
import { useData } from '../../app/data-context';
import { tell } from '../../app/notify';
import type { Unreadable } from '../../fields/input-props';
import { localToday } from '../../fields/today';
import { askToLeave } from './ask-to-leave';
import {
  draftOf,
  type FormAct,
  type FormState,
  formReducer,
  isDirty,
  isStored,
  startForm,
  valuesOf,
} from './form-state';
import { settled } from './settled';
import { useAutosave } from './use-autosave';
import { useChecks } from './use-checks';
import { useDrafts } from './use-drafts';
import type { LoadedRecord } from './use-record';
import { useWriting } from './use-writing';

interface FormArgs {
  readonly type: RecordTypeDefinition;
  readonly id: string | null;
  readonly title: string;
  readonly loaded: LoadedRecord;
  readonly initial: Readonly<Record<string, Json>>;
  readonly resume: string | null;
  /** Says of what values the record saves itself at every pause; null: it is saved when the user says so. */
  readonly savesItself: ((values: RecordValues) => boolean) | null;
  readonly onSaved: (id: string) => void;
}

export type RecordForm = ReturnType<typeof useRecordForm>;

/** Where a record stands, as far as it says so; a new one may still go anywhere that the user may write. */
function placeOf(
  type: RecordTypeDefinition,
  id: string | null,
  { details }: LoadedRecord,
): string | null | undefined {
  if (type.name === 'organization') return id ?? undefined;
  // Not read yet: nothing of it is drawn but a form that has just become a record, and that was allowed.
  if (details === null) return undefined;
  const branch = details.values[type.branch];
  return typeof branch === 'string' ? branch : null;
}

/** What a new record starts with: the type's own values, and what the place gives (the chosen branch). */
const startValues = (type: RecordTypeDefinition, initial: Readonly<Record<string, Json>>) => ({
  ...initialValues(type),
  ...Object.fromEntries(Object.entries(initial).filter(([key]) => Object.hasOwn(type.fields, key))),
});

/** Attachments are saved at once, also beside unsaved fields; nothing in the form changes by them. */
const sameBesidesFiles = (a: RecordValues, b: RecordValues): boolean =>
  Object.keys({ ...a, ...b }).every((key) => key === ATTACHMENTS_FIELD || sameJson(a[key], b[key]));

/** Leaves the field in which the cursor stands, so that its text is read, and goes back into it. */
async function leaveField(): Promise<void> {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return;
  active.blur();
  await settled();
  // Somebody who types fast is elsewhere by now, in the palette for one.
  if (document.activeElement === null || document.activeElement === document.body) active.focus();
}

/** State and acts of one open form: edits, checks, drafts, saving, leaving. */
export function useRecordForm({ type, id, title, loaded, initial, resume, savesItself, onSaved }: FormArgs) {
  const data = useData();
  const may = useMay();
  const isNew = id === null;
  const locked = isSigned(type) && !isOpenToEdit(signOffState(loaded.details?.values ?? {}));
  const readOnly = locked || loaded.details?.deleted === true || !may('edit', placeOf(type, id, loaded));
  const [state, update] = useReducer(formReducer, null, () =>
    startForm(isNew ? startValues(type, initial) : {}),
  );
  // What was done counts at once: saving and leaving ask for it before React has drawn it.
  const latest = useRef<FormState>(state);
  const dispatch = useCallback((act: FormAct) => {
    latest.current = formReducer(latest.current, act);
    update(act);
  }, []);
  const [round, setRound] = useState(0);
  // Fields drawn before the record's values are in them would be drawn twice, and the cursor be lost between.
  const [isLoaded, setLoaded] = useState(isNew);
  const [moved, setMoved] = useState(false);
  const [filled, setFilled] = useState<readonly Finding[]>([]);

  const { write, saving, savedAt, takes } = useWriting({ type, id, latest, dispatch });

  const { details } = loaded;
  useEffect(() => {
    if (details === null || !takes.isNews(details)) return;
    const dirty = isDirty(latest.current);
    const elsewhere = !sameBesidesFiles(latest.current.base, details.values);
    if (takes.hasOne() && dirty && elsewhere) {
      // Somebody else changed it under our edits: the old version goes back with the save and shows what clashes.
      setMoved(true);
      return;
    }
    takes.take(details);
    setLoaded(true);
    dispatch({ act: dirty ? 'rebase' : 'load', base: details.values });
    // Inputs hold typed text of their own; they start anew unless the user is in the middle of it.
    if (!dirty) setRound((old) => old + 1);
    setMoved(false);
  }, [details, takes, dispatch]);

  const drafts = useDrafts({
    type: type.name,
    id,
    state,
    readOnly,
    resume,
    onResume: (draft) => {
      dispatch({ act: 'resume', draft: draft.values });
      setRound((old) => old + 1);
    },
  });

  const values = useMemo(() => valuesOf(state), [state]);
  const checked = useChecks(type, id, values, details?.findings ?? []);
  const findings = useMemo(() => [...checked, ...filled], [checked, filled]);

  const change = useCallback(
    (field: string, value: Json | null) => dispatch({ act: 'change', field, value }),
    [dispatch],
  );
  /** Several fields of one intention: a tick and the counts that follow from it. */
  const changeMany = useCallback(
    (added: Readonly<Record<string, Json>>) => dispatch({ act: 'add', values: added }),
    [dispatch],
  );
  /** What a new record starts with and is known only now; nothing that the user did. */
  const prefill = useCallback(
    (added: Readonly<Record<string, Json>>) =>
      dispatch({ act: 'rebase', base: { ...latest.current.base, ...added } }),
    [dispatch],
  );
  const unreadable = useCallback(
    (field: string, problem: Unreadable | null) => dispatch({ act: 'unreadable', field, problem }),
    [dispatch],
  );
  const leave = useCallback(
    (field: string) => {
      dispatch({ act: 'leave', field });
      if (!isFillingField(type, field)) return;
      // The number's own blur handler tidies it in this very moment; read it afterwards.
      void settled().then(() => {
        const added = fillIn(type, valuesOf(latest.current), { today: localToday() });
        if (Object.keys(added.values).length > 0) dispatch({ act: 'add', values: added.values });
        if (added.findings.length > 0) {
          setFilled(added.findings);
          dispatch({ act: 'leave-all', fields: added.findings.map((finding) => finding.field) });
        }
      });
    },
    [type, dispatch],
  );

  const writeNow = async (isTyping: boolean) => {
    const written = await write(isTyping);
    if (written?.wrote !== true) return written;
    drafts.forget();
    setFilled([]);
    setMoved(false);
    loaded.again();
    return written;
  };

  const labelsOf = (fields: readonly string[]): string =>
    [...new Set(fields.map((field) => type.fields[field]?.label ?? field))].join('、');
  const tellClashes = (paths: readonly string[]) =>
    notifications.show({
      color: 'yellow',
      autoClose: false,
      message: `已保存。${labelsOf(paths.map((path) => path.split('/')[0] ?? ''))}在您打开后也被别人改过，两个值都保留着，请在标出的地方选定一个。`,
    });

  const save = async (): Promise<boolean> => {
    if (readOnly) return false;
    await leaveField();
    await settled();
    const now = latest.current;
    dispatch({ act: 'leave-all', fields: Object.keys(type.fields) });
    const unread = Object.keys(now.unreadable);
    const labels = unread.map((key) => `“${labelsOf([key])}”`).join('、');
    const written = await writeNow(false);
    if (written === null) return false;
    if (!written.wrote) {
      if (unread.length > 0) tell(`${labels}里的文字看不懂，请改正后再保存`);
      return unread.length === 0;
    }
    if (written.clashes.length > 0) tellClashes(written.clashes);
    else if (unread.length > 0) tell(`已保存，但${labels}里的文字看不懂，没有保存这一项`);
    else tell('已保存');
    // The form goes on as the form of the new record; texts that could not be saved are offered there.
    if (isNew && written.id !== null && unread.length > 0)
      await data.saveDraft({
        key: `${type.name}:${written.id}:${crypto.randomUUID()}`,
        type: type.name,
        id: written.id,
        values: draftOf({ ...now, edits: {} }),
      });
    if (written.id !== null) onSaved(written.id);
    return unread.length === 0;
  };

  const isSaved = Object.keys(state.unreadable).length === 0 && isStored(type, state);
  const canSaveItself = !readOnly && savesItself !== null && savesItself(values);
  /** Saves without a word and without taking the cursor out of the text. */
  const saveQuietly = async (): Promise<boolean> => {
    const written = await writeNow(true);
    if (written === null) return false;
    if (written.clashes.length > 0) tellClashes(written.clashes);
    if (written.id !== null && written.wrote) onSaved(written.id);
    return true;
  };
  useAutosave(canSaveItself && !isSaved && !saving, state.edits, () => void saveQuietly());

  const dirty = isDirty(state);
  /** Whether everything is on disk, after a save if there is one to make. */
  const savedQuietly = async (): Promise<boolean> => {
    if (!(await saveQuietly())) return false;
    await settled();
    return Object.keys(latest.current.unreadable).length === 0 && isStored(type, latest.current);
  };
  const mayLeave = async (): Promise<boolean> => {
    await leaveField();
    await settled();
    if (readOnly || !isDirty(latest.current)) return true;
    if (canSaveItself && (await savedQuietly())) return true;
    const choice = await askToLeave(title);
    if (choice === 'stay') return false;
    if (choice === 'save') return save();
    drafts.forget();
    dispatch({ act: 'load', base: latest.current.base });
    return true;
  };
  /** Throws the edits away without a question: the record itself goes. */
  const forget = () => {
    drafts.forget();
    dispatch({ act: 'load', base: latest.current.base });
  };

  return {
    state,
    values,
    findings,
    dirty,
    readOnly,
    isNew,
    isLoaded,
    saving,
    savedAt,
    isSaved,
    canSaveItself,
    moved,
    round,
    drafts,
    change,
    changeMany,
    prefill,
    unreadable,
    leave,
    save,
    keep: async (): Promise<void> => {
      if (!canSaveItself || !(await savedQuietly())) await drafts.keep();
    },
    mayLeave,
    forget,
  };
}
