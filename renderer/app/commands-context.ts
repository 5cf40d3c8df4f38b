import { createContext, useContext } from 'react';
import type { Command } from '../commands/define';

/** What menus, toolbar, palette and key help know of the commands. */
export interface CommandHub {
  readonly commands: readonly Command[];
  run(command: Command): void;
  /** Null: it can run; else why not. */
  refusal(command: Command): string | null;
}

export const HubContext = createContext<CommandHub | null>(null);

export function useCommands(): CommandHub {
  const hub = useContext(HubContext);
  if (hub === null) throw new Error('commands outside CommandHubProvider');
  return hub;
}
