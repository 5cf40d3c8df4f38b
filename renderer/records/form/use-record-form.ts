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
import { tell, tellError } from '../../app/notify';
import type { Unreadable } from '../../fields/input-props';
import { localToday } from '../../fields/today';
import { askToLeave } from './ask-to-leave';
import {
  draftOf,
  type FormState,
  formReducer,
  isDirty,
  startForm,
  valuesOf,
  valuesToSave,
} from './form-state';
import { useChecks } from './use-checks';
import { useDrafts } from './use-drafts';
import type { LoadedRecord } from './use-record';

interface FormArgs {
  readonly type: RecordTypeDefinition;
  readonly id: string | null;
  readonly title: string;
  readonly loaded: LoadedRecord;
  readonly initial: Readonly<Record<string, Json>>;
  readonly resume: string | null;
  readonly onSaved: (id: string) => void;
}

/** Where a record stands, as far as it says so; a new one may still go anywhere that the user may write. */
function placeOf(
  type: RecordTypeDefinition,
  id: string | null,
  { details }: LoadedRecord,
): string | null | undefined {
  if (details === null || type.name === 'organization') return id ?? undefined;
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

/** Lets React put pending edits (of the field that was just left) into the state. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Leaves the field in which the cursor stands, so that its text is read, and goes back into it. */
async function leaveField(): Promise<void> {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return;
  active.blur();
  await settled();
  active.focus();
}

/** State and acts of one open form: edits, checks, drafts, saving, leaving. */
export function useRecordForm({ type, id, title, loaded, initial, resume, onSaved }: FormArgs) {
  const data = useData();
  const may = useMay();
  const isNew = id === null;
  const locked = isSigned(type) && !isOpenToEdit(signOffState(loaded.details?.values ?? {}));
  const readOnly = locked || loaded.details?.deleted === true || !may('edit', placeOf(type, id, loaded));
  const [state, dispatch] = useReducer(formReducer, null, () =>
    startForm(isNew ? startValues(type, initial) : {}),
  );
  const [round, setRound] = useState(0);
  const [saving, setSaving] = useState(false);
  const [moved, setMoved] = useState(false);
  const [filled, setFilled] = useState<readonly Finding[]>([]);
  const version = useRef<string | undefined>(undefined);
  const ownSave = useRef(false);
  const latest = useRef<FormState>(state);
  useEffect(() => {
    latest.current = state;
  });

  const { details } = loaded;
  useEffect(() => {
    if (details === null || version.current === details.version) return;
    const dirty = isDirty(latest.current);
    const elsewhere = !sameBesidesFiles(latest.current.base, details.values);
    if (version.current !== undefined && dirty && elsewhere && !ownSave.current) {
      // Somebody else changed it under our edits: the old version goes back with the save and shows what clashes.
      setMoved(true);
      return;
    }
    version.current = details.version;
    dispatch({ act: dirty ? 'rebase' : 'load', base: details.values });
    // Inputs hold typed text of their own; they start anew unless the user is in the middle of it.
    if (!dirty && !ownSave.current) setRound((old) => old + 1);
    ownSave.current = false;
    setMoved(false);
  }, [details]);

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
    [],
  );
  const unreadable = useCallback(
    (field: string, problem: Unreadable | null) => dispatch({ act: 'unreadable', field, problem }),
    [],
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
    [type],
  );

  const save = async (): Promise<boolean> => {
    if (readOnly || saving) return false;
    await leaveField();
    await settled();
    const now = latest.current;
    dispatch({ act: 'leave-all', fields: Object.keys(type.fields) });
    const wish = valuesToSave(type, now, isNew);
    const unread = Object.keys(now.unreadable);
    const labels = unread.map((key) => `“${type.fields[key]?.label ?? key}”`).join('、');
    if (Object.keys(wish).length === 0) {
      if (unread.length > 0) tell(`${labels}里的文字看不懂，请改正后再保存`);
      return unread.length === 0;
    }
    setSaving(true);
    ownSave.current = true;
    const answer = await data.commit({
      changes: [{ id, type: type.name, values: wish, ...(isNew ? {} : { version: version.current }) }],
      why: { kind: isNew ? 'create' : 'edit' },
    });
    setSaving(false);
    if (!answer.ok) {
      ownSave.current = false;
      tellError(answer.error);
      return false;
    }
    dispatch({ act: 'rebase', base: { ...now.base, ...wish } });
    drafts.forget();
    setFilled([]);
    if (answer.value.clashes.length > 0) {
      const fields = answer.value.clashes.map(
        ({ path }) => type.fields[path.split('/')[0] ?? '']?.label ?? path,
      );
      notifications.show({
        color: 'yellow',
        autoClose: false,
        message: `已保存。${[...new Set(fields)].join('、')}在您打开后也被别人改过，两个值都保留着，请在标出的地方选定一个。`,
      });
    } else if (unread.length > 0) tell(`已保存，但${labels}里的文字看不懂，没有保存这一项`);
    else tell('已保存');
    loaded.again();
    const [saved] = answer.value.ids;
    // The form goes on as the form of the new record; texts that could not be saved are offered there.
    if (isNew && saved !== undefined && unread.length > 0)
      await data.saveDraft({
        key: `${type.name}:${saved}:${crypto.randomUUID()}`,
        type: type.name,
        id: saved,
        values: draftOf({ ...now, edits: {} }),
      });
    if (saved !== undefined) onSaved(saved);
    return unread.length === 0;
  };

  const dirty = isDirty(state);
  const mayLeave = async (): Promise<boolean> => {
    await leaveField();
    await settled();
    if (readOnly || !isDirty(latest.current)) return true;
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
    saving,
    moved,
    round,
    drafts,
    change,
    unreadable,
    leave,
    save,
    mayLeave,
    forget,
  };
}
