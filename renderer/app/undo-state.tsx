import { createContext, type ReactNode, useContext, useState } from 'react';
import { useDataEvent } from './data-context';

/** Names of the acts that undo and redo would take back; null: nothing to. */
export interface UndoState {
  readonly undo: string | null;
  readonly redo: string | null;
}

const UndoContext = createContext<UndoState>({ undo: null, redo: null });

export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState<UndoState>({ undo: null, redo: null });
  useDataEvent('changed', ({ undo, redo }) => setState({ undo, redo }));
  return <UndoContext value={state}>{children}</UndoContext>;
}

export const useUndo = (): UndoState => useContext(UndoContext);
