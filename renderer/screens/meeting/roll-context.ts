import { createContext, useContext } from 'react';
import type { RollEntry } from '../../data/api';

const RollContext = createContext<readonly RollEntry[]>([]);

/** People of the branch on the day of the meeting, for every field that takes a name. */
export const RollProvider = RollContext.Provider;

export const usePeople = (): readonly RollEntry[] => useContext(RollContext);
