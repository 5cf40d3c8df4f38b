import { useCallback, useEffect, useRef, useState } from 'react';
import { useData } from '../../app/data-context';
import type { DraftItem } from '../../data/api';
import { draftOf, type FormState, isDirty } from './form-state';

/** A pause in typing after which the unsaved text is written, sealed, to the vault's drafts. */
const PAUSE_MS = 800;

interface DraftsArgs {
  readonly type: string;
  readonly id: string | null;
  readonly state: FormState;
  readonly readOnly: boolean;
  /** Key of a draft that is resumed at once. */
  readonly resume: string | null;
  readonly onResume: (draft: DraftItem) => void;
}

/**
 * Keeps what was typed until it is saved or thrown away. Each opening of a form writes under its own key, so that an
 * older draft, from before a crash, is not overwritten while its offer is still on the screen.
 */
export function useDrafts({ type, id, state, readOnly, resume, onResume }: DraftsArgs) {
  const data = useData();
  const [key, setKey] = useState(() => resume ?? `${type}:${id ?? 'new'}:${crypto.randomUUID()}`);
  const [offers, setOffers] = useState<readonly DraftItem[]>([]);
  const written = useRef(resume !== null);
  const latest = useRef({ key, state, onResume });
  useEffect(() => {
    latest.current = { key, state, onResume };
  });

  const drop = useCallback((dropped: string) => void data.dropDraft({ key: dropped }), [data]);

  useEffect(() => {
    if (readOnly) return;
    let stale = false;
    void data.drafts().then((answer) => {
      if (stale || !answer.ok) return;
      const asked = answer.value.find((draft) => draft.key === resume);
      if (asked !== undefined) latest.current.onResume(asked);
      else
        setOffers(
          answer.value.filter(
            (draft) => draft.type === type && draft.id === id && draft.key !== latest.current.key,
          ),
        );
    });
    return () => {
      stale = true;
    };
  }, [data, type, id, resume, readOnly]);

  const keep = useCallback(async () => {
    const now = latest.current;
    if (readOnly || !isDirty(now.state)) return;
    written.current = true;
    await data.saveDraft({ key: now.key, type, id, values: draftOf(now.state) });
  }, [data, type, id, readOnly]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every edit starts the pause anew.
  useEffect(() => {
    if (readOnly) return;
    if (!isDirty(state)) {
      if (written.current) drop(latest.current.key);
      written.current = false;
      return;
    }
    const timer = setTimeout(() => void keep(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [state.edits, state.unreadable, keep, drop, readOnly]);

  return {
    offers,
    keep,
    /** Puts the draft's text into the form and goes on under its key. */
    take: (draft: DraftItem) => {
      setKey(draft.key);
      written.current = true;
      setOffers((old) => old.filter((item) => item.key !== draft.key));
      onResume(draft);
    },
    refuse: (draft: DraftItem) => {
      drop(draft.key);
      setOffers((old) => old.filter((item) => item.key !== draft.key));
    },
    /** After a save, or when the user threw the edits away. */
    forget: () => {
      if (written.current) drop(latest.current.key);
      written.current = false;
    },
  };
}
