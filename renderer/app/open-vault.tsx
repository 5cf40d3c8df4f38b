import { Button, Group, Progress } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { type RefObject, useEffect, useState } from 'react';
import type { Progress as Step } from '../../shared/bridge/shapes';
import type { AppError } from '../../shared/kernel/errors';
import type { SessionSummary } from '../data/api';
import { Closing } from './closing';
import { Curtain } from './curtain';
import { DataProvider } from './data-context';
import type { DataLink } from './data-link';
import { askDataPort } from './data-port';
import { reportUnexpected } from './incident';
import { tellError, tellNotice } from './notify';
import { OffersProvider } from './offers';
import { useProgram } from './program-context';
import { rootOrganization } from './root-organization';
import type { Route } from './routes';
import { Shell } from './shell';
import { startDataLink } from './start-data';
import { TypesProvider } from './types-context';

interface OpenVaultProps {
  /** Filled with what must happen before the vault may be locked. */
  readonly closing: RefObject<() => Promise<void>>;
  /** The vault was made a moment ago: the unit's own organization becomes the root of the tree. */
  readonly fresh: boolean;
  readonly first: Route;
}

type State =
  | { readonly at: 'opening'; readonly step: Step | null }
  | { readonly at: 'failed'; readonly error: AppError }
  | { readonly at: 'open'; readonly link: DataLink; readonly session: SessionSummary };

/** Starts the data worker, waits until the view is usable, then shows the shell. Ends the worker when it goes. */
export function OpenVault({ closing, fresh, first }: OpenVaultProps) {
  const [state, setState] = useState<State>({ at: 'opening', step: null });
  const [attempt, setAttempt] = useState(0);
  const { lock } = useProgram();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt starts another worker
  useEffect(() => {
    const link = startDataLink();
    let gone = false;
    const offProgress = link.on('progress', (step) => {
      setState((old) => (old.at === 'opening' ? { at: 'opening', step } : old));
    });
    const offNotice = link.on('notice', tellNotice);
    setState({ at: 'opening', step: null });
    void open(link, fresh)
      .then((next) => {
        if (!gone) setState(next);
      })
      .catch((error: unknown) => reportUnexpected(error, 'open-vault'));
    return () => {
      gone = true;
      offProgress();
      offNotice();
      link.stop();
      // Both may name people, and would stay in front of the lock screen.
      modals.closeAll();
      notifications.clean();
    };
  }, [attempt]);

  if (state.at === 'failed') {
    return (
      <Curtain title="档案库没有打开" message={state.error.message}>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => void lock()}>
            返回登录
          </Button>
          <Button onClick={() => setAttempt((n) => n + 1)}>重试</Button>
        </Group>
      </Curtain>
    );
  }
  if (state.at === 'opening') return <Opening step={state.step} />;
  return (
    <DataProvider link={state.link} session={state.session}>
      <TypesProvider>
        <OffersProvider>
          <Closing closing={closing} link={state.link} />
          <Shell first={first} />
        </OffersProvider>
      </TypesProvider>
    </DataProvider>
  );
}

async function open(link: DataLink, fresh: boolean): Promise<State> {
  const port = await askDataPort();
  if (!port.ok) return { at: 'failed', error: port.error };
  const answer = await link.api.open({ port: port.value });
  if (!answer.ok) return { at: 'failed', error: answer.error };
  const session = answer.value;
  if (fresh && (session.counts.organization ?? 0) === 0) {
    if (session.unit.practice === true) {
      const filled = await link.api.fillSample({ job: 'sample' });
      if (!filled.ok) return { at: 'failed', error: filled.error };
      return { at: 'open', link, session };
    }
    const change = { changes: [rootOrganization(session.unit)], why: { kind: 'create' } } as const;
    const made = await link.api.commit(change);
    // The vault is usable without it, and the home screen offers to make it.
    if (!made.ok) tellError(made.error);
  }
  return { at: 'open', link, session };
}

function Opening({ step }: { readonly step: Step | null }) {
  const counted = step !== null && step.total > 0;
  const numbers = counted ? ` ${step.done.toLocaleString()} / ${step.total.toLocaleString()}` : '';
  return (
    <Curtain title="正在打开档案库" message={`${step?.step ?? '请稍候'}${numbers}`}>
      <Progress
        value={counted ? (step.done / step.total) * 100 : 100}
        animated={!counted}
        aria-label="打开档案库的进度"
      />
    </Curtain>
  );
}
