import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Settings, VaultStatus } from '../../shared/bridge/contract';
import type { AppError } from '../../shared/kernel/errors';
import { LockScreen } from '../screens/lock/lock-screen';
import { UnusableScreen } from '../screens/lock/unusable-screen';
import { RecoveryScreen } from '../screens/recovery/recovery-screen';
import { SetupWizard } from '../screens/setup/setup-wizard';
import { bridge } from './bridge';
import { Curtain } from './curtain';
import { tellError, tellNotice } from './notify';
import { OpenVault } from './open-vault';
import { phaseOf } from './phase';
import { type Program, type ProgramInfo, ProgramProvider } from './program-context';
import { HOME, type Route } from './routes';
import { warmUp } from './warm-up';

interface Start {
  readonly info: ProgramInfo;
  readonly status: VaultStatus;
  readonly settings: Settings;
}

/** Asks main for the state of things, then shows set-up, lock screen or the open vault. */
export function Root() {
  const [start, setStart] = useState<Start | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);

  useEffect(() => {
    void askStart().then((answer) => ('code' in answer ? setFailure(answer) : setStart(answer)));
  }, []);

  if (failure !== null) return <Curtain title="乡档未能启动" message={failure.message} />;
  if (start === null) return <Curtain title="乡档" message="正在启动…" busy />;
  return <Phases start={start} />;
}

async function askStart(): Promise<Start | AppError> {
  const { program, vault } = bridge();
  const [info, status, settings] = await Promise.all([program.info(), vault.status(), program.settings()]);
  if (!info.ok) return info.error;
  if (!status.ok) return status.error;
  if (!settings.ok) return settings.error;
  return { info: info.value, status: status.value, settings: settings.value };
}

function Phases({ start }: { readonly start: Start }) {
  const [status, setStatus] = useState(start.status);
  const [settings, setSettings] = useState(start.settings);
  const [inSetup, setInSetup] = useState(start.status.state === 'none');
  /** Set when the vault was made just now: it gets its root organization on opening. */
  const [fresh, setFresh] = useState(false);
  const [opening, setOpening] = useState(0);
  /** Where the user wants to be after the next unlock. */
  const [first, setFirst] = useState<Route>(HOME);
  /** Another user goes on: the lock screen waits for his number. */
  const [choosing, setChoosing] = useState(false);
  const [recovery, setRecovery] = useState(start.info.recovery);
  /** What the open vault does before it may be locked: drafts kept, worker closed. */
  const closing = useRef<() => Promise<void>>(async () => undefined);

  useEffect(() => bridge().on.status(setStatus), []);
  useEffect(() => bridge().on.notice(tellNotice), []);
  useEffect(() => {
    document.documentElement.dataset.textSize = settings.textSize;
  }, [settings.textSize]);

  const lock = useCallback(async () => {
    setChoosing(false);
    await closing.current();
    const answer = await bridge().vault.lock();
    if (answer.ok) setStatus(answer.value);
    else tellError(answer.error);
  }, []);

  const switchUser = useCallback(async () => {
    await lock();
    setChoosing(true);
  }, [lock]);

  const quit = useCallback(async () => {
    await closing.current();
    const answer = await bridge().program.quit();
    if (!answer.ok) tellError(answer.error);
  }, []);

  // Main waits a moment after this event, then locks whatever the page did.
  useEffect(
    () =>
      bridge().on.closing(({ reason }) => {
        if (reason === 'quit') void quit();
        else void lock();
      }),
    [lock, quit],
  );

  const program = useMemo<Program>(
    () => ({
      info: start.info,
      status,
      settings,
      applyStatus: setStatus,
      applySettings: setSettings,
      reopen: () => setOpening((n) => n + 1),
      lock,
      switchUser,
      quit,
    }),
    [start.info, status, settings, lock, switchUser, quit],
  );
  const phase = phaseOf(recovery, status, inSetup);
  useEffect(() => (phase === 'lock' ? warmUp() : undefined), [phase]);
  // Two points for the bench: before anything of the phase runs, and after it was painted.
  useLayoutEffect(() => void performance.mark(`xd:enter-${phase}`), [phase]);
  useEffect(() => void performance.mark(`xd:shown-${phase}`), [phase]);
  return (
    <ProgramProvider value={program}>
      {phase === 'recovery' && (
        <RecoveryScreen
          onGoOn={(route) => {
            setFirst(route);
            setRecovery(null);
          }}
        />
      )}
      {phase === 'setup' && (
        <SetupWizard
          onDone={() => {
            setFresh(true);
            setInSetup(false);
          }}
          onExisting={() => setInSetup(false)}
        />
      )}
      {phase === 'lock' && <LockScreen choosing={choosing} onSetUp={() => setInSetup(true)} />}
      {phase === 'unusable' && <UnusableScreen />}
      {phase === 'open' && (
        <OpenVault key={`${status.user?.id} ${opening}`} closing={closing} fresh={fresh} first={first} />
      )}
    </ProgramProvider>
  );
}
