import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EndingParts, watchEnding } from '../../../../electron/main/ending';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watched() {
  const power = new EventEmitter();
  const told: string[] = [];
  let session: object | undefined = {};
  const parts = {
    app: Object.assign(new EventEmitter(), { quit: () => undefined }),
    powerMonitor: power,
    window: () => undefined,
    incidents: { report: () => undefined },
    session: () => session,
    flushAndLock: async () => {
      session = undefined;
    },
    beforeQuit: async () => undefined,
    tell: (reason: string) => told.push(reason),
  };
  watchEnding(parts as unknown as EndingParts);
  return {
    told,
    event: (name: string) => power.emit(name),
    open: () => {
      session = {};
    },
    lock: () => {
      session = undefined;
    },
    isOpen: () => session !== undefined,
  };
}

test.each(['suspend', 'lock-screen'])(
  'at %s the vault is locked under a page that does not answer',
  async (name) => {
    const program = watched();
    program.event(name);
    expect(program.told).toHaveLength(1);
    await vi.runAllTimersAsync();
    expect(program.isOpen()).toBe(false);
  },
);

test.each(['suspend', 'lock-screen'])(
  'a vault opened again right after %s stays open: only the session that was to end is locked',
  async (name) => {
    const program = watched();
    program.event(name);
    program.lock();
    program.open();
    await vi.runAllTimersAsync();
    expect(program.isOpen()).toBe(true);
  },
);
