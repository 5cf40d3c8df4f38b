import { describe, expect, test } from 'vitest';
import type { DataApi } from '../../../../renderer/data/api';
import { type RpcPort, rpcClient, serveRpc } from '../../../../renderer/data/rpc';
import { appError } from '../../../../shared/kernel/errors';
import { AppFailure, err, ok } from '../../../../shared/kernel/result';

/** Two ends joined as a worker and its window are; what crosses is copied. */
function pair(): readonly [RpcPort, RpcPort] {
  const listeners: ((event: MessageEvent) => void)[][] = [[], []];
  const end = (own: number): RpcPort => ({
    postMessage(message, transfer) {
      const data = structuredClone(message, { transfer });
      queueMicrotask(() => {
        for (const listener of listeners[1 - own] ?? []) listener({ data } as MessageEvent);
      });
    },
    addEventListener: (_type, listener) => {
      listeners[own]?.push(listener);
    },
  });
  return [end(0), end(1)];
}

const nextTurn = () => new Promise((resume) => setTimeout(resume, 1));

function connect(methods: Partial<DataApi>) {
  const [window, worker] = pair();
  const reported: unknown[] = [];
  const client = rpcClient(window, async (crash) => {
    reported.push(crash);
    return 'N42';
  });
  let emit: Parameters<Parameters<typeof serveRpc>[1]>[0] | undefined;
  const reportBug = serveRpc(worker, (send) => {
    emit = send;
    return methods as DataApi;
  });
  return { client, reported, reportBug, emit: () => emit! };
}

describe('window and worker', () => {
  test('answers reach their questions in whatever order they get ready', async () => {
    const { client } = connect({
      titles: async ({ ids }) => {
        await new Promise((resume) => setTimeout(resume, ids[0] === 'slow' ? 20 : 0));
        return ok({ first: ids[0] ?? '' });
      },
    });
    const answers = await Promise.all(['slow', 'quick'].map((id) => client.api.titles({ ids: [id] })));
    expect(answers).toEqual([ok({ first: 'slow' }), ok({ first: 'quick' })]);
  });

  test('a bug of a background job, for which nobody waits, is reported without its message', async () => {
    const { client, reported, reportBug } = connect({ undo: async () => ok({ what: null, skipped: 0 }) });
    reportBug(new TypeError('王建国 is not a function'));
    await nextTurn();
    expect(reported).toEqual([
      { name: 'TypeError', stack: expect.any(String), where: 'data worker: background' },
    ]);
    expect(JSON.stringify(reported)).not.toContain('王建国');
    expect(await client.api.undo()).toEqual(ok({ what: null, skipped: 0 }));
  });

  test('expected errors come over with code, message and facts', async () => {
    const failure = appError('import.empty-file', { file: 'a.xlsx' });
    const { client } = connect({
      undo: async () => err(failure),
      redo: async () => {
        throw new AppFailure(failure);
      },
    });
    expect(await client.api.undo()).toEqual(err(failure));
    expect(await client.api.redo()).toEqual(err(failure));
  });

  test('a bug is reported without its message, and the user gets the incident number', async () => {
    const { client, reported } = connect({
      undo: () => Promise.reject(new TypeError('Unexpected token 潘秀英')),
    });
    const answer = await client.api.undo();
    expect(answer.ok ? '' : answer.error.incident).toBe('N42');
    expect(JSON.stringify(reported)).not.toContain('潘秀英');
    expect(reported[0]).toMatchObject({ name: 'TypeError', where: 'data worker: undo' });
  });

  test('events reach their listeners until these end', async () => {
    const { client, emit } = connect({});
    const seen: number[] = [];
    const end = client.on('pending', ({ count }) => seen.push(count));
    emit()('pending', { count: 3 });
    await nextTurn();
    end();
    emit()('pending', { count: 0 });
    await nextTurn();
    expect(seen).toEqual([3]);
  });

  test('a save is answered before the window hears that lists are to be drawn anew', async () => {
    const { client, emit } = connect({
      commit: async () => {
        emit()('pending', { count: 1 });
        emit()('changed', { types: ['member'], ids: [], undo: null, redo: null });
        return ok({ act: 'a', ids: [], clashes: [] });
      },
    });
    const met: string[] = [];
    client.on('pending', () => met.push('pending'));
    client.on('changed', () => met.push('changed'));
    await client.api.commit({ changes: [], why: { kind: 'edit' } });
    met.push('answer');
    await nextTurn();
    expect(met).toEqual(['answer', 'pending', 'changed']);
  });

  test('nobody waits for ever for a worker that was ended', async () => {
    const { client } = connect({ undo: () => new Promise(() => undefined) });
    const waiting = client.api.undo();
    client.stop();
    const answer = await waiting;
    expect(answer.ok ? '' : answer.error.code).toBe('program.cancelled');
  });

  test('an unknown method is refused', async () => {
    const { client } = connect({});
    const answer = await client.api.bin();
    expect(answer.ok ? '' : answer.error.code).toBe('program.bad-message');
  });
});
