import type { z } from 'zod';
import type { contract } from '../../shared/bridge/contract';
import type { Notice } from '../../shared/bridge/shapes';
import type { AppError } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import type { DescribeContext } from './index/described';
import type { RecordIndex } from './index/record-index';
import type { MainLink } from './link';
import type { Projector } from './projector';
import type { RecordStore } from './records/record-store';
import type { Emit } from './rpc';
import { dayOf, type SessionDeps } from './session-deps';
import type { Desk } from './view/desk';

/** What main says about the session. */
export type SessionFacts = z.infer<(typeof contract)['session']['open']['result']>;

/** Everything that a question or a command of the open vault works on. Store and index are replaced by a rebuild. */
export interface OpenVault {
  readonly deps: SessionDeps;
  readonly link: MainLink;
  readonly facts: SessionFacts;
  readonly desk: Desk;
  readonly emit: Emit;
  store: RecordStore;
  index: RecordIndex;
  projector: Projector;
  /** Runs one job after the other: between reading a record and appending to it nobody else may write. */
  exclusive<T>(job: () => Promise<T>): Promise<T>;
  /** Makes the view anew from the journal and tells the user, unless it was asked for. To be called inside `exclusive`. */
  heal(told?: boolean): Promise<Result<null>>;
  /** Frames of the journal that have been blanked. */
  blanked: number;
  /** Jobs that the user has cancelled. */
  readonly cancelled: Set<string>;
}

/** Today and now, for rules and for stamps from clocks that run ahead. */
export function describeContext(vault: Pick<OpenVault, 'deps'>): DescribeContext {
  const wall = vault.deps.now();
  return { wall, today: dayOf(wall) };
}

/** Tells the user something once. */
export function tell(vault: Pick<OpenVault, 'emit'>, level: Notice['level'], error: AppError): void {
  vault.emit('notice', { code: error.code, level, message: error.message, facts: { ...error.facts } });
}

/** A queue of one: see `OpenVault.exclusive`. */
export function oneAtATime(): OpenVault['exclusive'] {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const run = last.then(job, job);
    last = run.catch(() => undefined);
    return run;
  };
}
