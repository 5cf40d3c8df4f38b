import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TypeCatalogue } from '../../shared/records/type-catalogue';
import type { Command, CommandContext } from '../commands/define';
import { goTo } from '../commands/go-to';
import { COMMANDS, commandOf, runCommand } from '../commands/registry';
import { useBranch } from './branch';
import { type CommandHub, HubContext } from './commands-context';
import { useData, useSession } from './data-context';
import { reportUnexpected } from './incident';
import { KeyHelp } from './key-help';
import { useNavigation } from './navigation';
import { tell, tellError } from './notify';
import { useOfferBoard } from './offers';
import { Palette } from './palette';
import { placesOf } from './places';
import { useProgram } from './program-context';
import { hasScreen } from './screens';
import { useTypes } from './types-context';
import { useUndo } from './undo-state';

/** Commands of the registry, and one for each place that has a screen. */
const commandsIn = (types: TypeCatalogue): readonly Command[] => [
  ...COMMANDS,
  ...placesOf(types)
    .filter(({ route }) => hasScreen(route.screen))
    .map(goTo),
];

/** Listens to the keys, holds palette and key help, and runs commands for whoever asks. */
export function CommandHubProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const read = useCommandContext(setOpen);
  const types = useTypes();
  const commands = useMemo(() => commandsIn(types), [types]);

  const run = useCallback(
    (command: Command) => {
      runCommand(command, read()).catch((error: unknown) => reportUnexpected(error, `command ${command.id}`));
    },
    [read],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = commandOf(commands, event);
      if (command === undefined || event.defaultPrevented || event.isComposing) return;
      if (isTyping(event.target) && !command.whileTyping && typingWins(read())) return;
      event.preventDefault();
      run(command);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [commands, read, run]);

  const hub = useMemo<CommandHub>(
    () => ({ commands, run, refusal: (command) => command.refuse(read()) }),
    [commands, run, read],
  );
  return (
    <HubContext value={hub}>
      {children}
      {open === 'palette' && <Palette onClose={() => setOpen(null)} />}
      {open === 'help' && <KeyHelp onClose={() => setOpen(null)} />}
    </HubContext>
  );
}

/** In an input the keys belong to the text, unless it stands in a form whose text is saved already. */
function typingWins({ offers }: CommandContext): boolean {
  return offers.save === undefined || offers.dirty === true;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** Reads the context at the moment of use, so that commands never see yesterday's screen. */
function useCommandContext(setOpen: (open: 'palette' | 'help') => void): () => CommandContext {
  const data = useData();
  const session = useSession();
  const navigation = useNavigation();
  const { branch } = useBranch();
  const undoable = useUndo();
  const board = useOfferBoard();
  const { lock, switchUser, quit } = useProgram();

  const latest = useRef<() => CommandContext>(null);
  const gather = (): CommandContext => ({
    data,
    session,
    navigation,
    branch,
    undoable,
    offers: board.current(),
    show: { palette: () => setOpen('palette'), help: () => setOpen('help'), tell, error: tellError },
    program: {
      lock: () => void lock(),
      switchUser: () => void switchUser(),
      quit: () => {
        // Quitting asks about unsaved forms; locking keeps them as drafts without asking.
        void navigation.mayLeave().then((may) => (may ? quit() : undefined));
      },
    },
  });
  latest.current = gather;
  return useCallback(() => {
    if (latest.current === null) throw new Error('command before the first render');
    return latest.current();
  }, []);
}
