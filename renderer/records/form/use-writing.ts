import { type Dispatch, type RefObject, useMemo, useRef, useState } from 'react';
import { AUTOSAVE } from '../../../shared/journal/entry';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { useData } from '../../app/data-context';
import { tellError } from '../../app/notify';
import type { RecordDetails } from '../../data/api';
import { type FormAct, type FormState, valuesToSave } from './form-state';
import { settled } from './settled';

interface WritingArgs {
  readonly type: RecordTypeDefinition;
  /** Null: a new record. */
  readonly id: string | null;
  readonly latest: RefObject<FormState>;
  readonly dispatch: Dispatch<FormAct>;
}

/** What a save did. */
export interface Written {
  readonly id: string | null;
  readonly wrote: boolean;
  /** Paths that somebody changed since the form was opened. */
  readonly clashes: readonly string[];
}

const listsOf = (edits: FormState['edits']): FormState['edits'] =>
  Object.fromEntries(Object.entries(edits).filter(([, value]) => typeof value === 'object'));

/**
 * Writing a form's record: one save at a time, each on the version that the one before left. What the worker tells of
 * our own saves is no news to the form, in whatever order it arrives.
 */
export function useWriting({ type, id, latest, dispatch }: WritingArgs) {
  const data = useData();
  const [saving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const writing = useRef(false);
  const last = useRef<Promise<unknown>>(null);
  /** The record of the form; a new one has it from its first save on. */
  const record = useRef(id);
  const version = useRef<string | undefined>(undefined);
  /** Versions that our own saves replaced. */
  const replaced = useRef(new Set<string>());

  const takes = useMemo(
    () => ({
      /** Whether the form stands on a version at all. */
      hasOne: () => version.current !== undefined,
      /** Whether these details say what the form does not know. A save under way asks for the record itself. */
      isNews: (details: RecordDetails) =>
        !writing.current && details.version !== version.current && !replaced.current.has(details.version),
      take: (details: RecordDetails) => {
        version.current = details.version;
      },
    }),
    [],
  );

  const writeOnce = async (isTyping: boolean): Promise<Written | null> => {
    const now = latest.current;
    const isFirst = record.current === null;
    const wish = valuesToSave(type, now, isFirst);
    if (Object.keys(wish).length === 0) return { id: record.current, wrote: false, clashes: [] };
    const change = { id: record.current, type: type.name, values: wish };
    writing.current = true;
    setSaving(true);
    const answer = await data.commit({
      changes: [isFirst ? change : { ...change, version: version.current }],
      why: isFirst ? { kind: 'create' } : { kind: 'edit', ...(isTyping ? { of: AUTOSAVE } : {}) },
    });
    const saved = answer.ok ? (answer.value.ids[0] ?? null) : null;
    const fresh = saved === null ? null : await data.get({ id: saved });
    writing.current = false;
    setSaving(false);
    if (!answer.ok) {
      tellError(answer.error);
      return null;
    }
    record.current = saved;
    if (version.current !== undefined) replaced.current.add(version.current);
    const details = fresh?.ok === true ? fresh.value : null;
    if (details !== null) takes.take(details);
    const base = details?.values ?? { ...now.base, ...wish };
    // Blanks at the end of a text in which the cursor stands are no mistake yet; a list is as it was stored.
    const edits = isTyping ? listsOf(now.edits) : now.edits;
    dispatch({ act: 'saved', base, edits });
    setSavedAt(new Date());
    return { id: saved, wrote: true, clashes: answer.value.clashes.map(({ path }) => path) };
  };

  /**
   * Writes what there is to write, and goes on from the record as it is then. Null: it was refused. A second call waits
   * for the first, and for what the form made of it.
   * @param isTyping the user goes on in a field
   */
  const write = (isTyping: boolean): Promise<Written | null> => {
    const before = last.current;
    const next = () => writeOnce(isTyping);
    const job = before === null ? next() : before.then(settled, settled).then(next);
    last.current = job;
    return job;
  };

  return { write, saving, savedAt, takes };
}
