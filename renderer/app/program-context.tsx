import { createContext, useContext } from 'react';
import type { z } from 'zod';
import type { contract, Settings, VaultStatus } from '../../shared/bridge/contract';

export type ProgramInfo = z.output<(typeof contract)['program']['info']['result']>;

/** What holds from start to end, whether the vault is open or not. */
export interface Program {
  readonly info: ProgramInfo;
  readonly status: VaultStatus;
  readonly settings: Settings;
  /** Takes a status that a call of the vault answered. */
  applyStatus(status: VaultStatus): void;
  applySettings(settings: Settings): void;
  /** Starts the data worker again, after main changed what it has read (a repaired journal). */
  reopen(): void;
  /** Keeps drafts, ends the worker, locks. */
  lock(): Promise<void>;
  /** Locks, and the lock screen waits for the number of a user. */
  switchUser(): Promise<void>;
  quit(): Promise<void>;
}

const ProgramContext = createContext<Program | null>(null);

export const ProgramProvider = ProgramContext.Provider;

export function useProgram(): Program {
  const value = useContext(ProgramContext);
  if (value === null) throw new Error('useProgram outside ProgramProvider');
  return value;
}
