import { appError } from '../../shared/kernel/errors';
import { AppFailure, err, ok, type Result } from '../../shared/kernel/result';
import type { DataApi, DataEvents } from './api';
import { readError } from './link';

/**
 * Window and worker: numbered requests, answers as `Result`, events. Both ends are our own code in one origin, so
 * only the shape of the envelope is read, not each argument.
 */

interface RpcRequest {
  readonly id: number;
  readonly method: string;
  readonly args: unknown;
}

type RpcAnswer =
  | { readonly id: number; readonly result: Result<unknown> }
  /** A bug in the worker; the window reports it and gets an incident number. */
  | { readonly id: number; readonly crash: Crash };

interface RpcEvent {
  readonly event: keyof DataEvents;
  readonly value: unknown;
}

/** What is known of a bug: never a value of a record. */
export interface Crash {
  readonly name: string;
  readonly stack: string;
  readonly where: string;
}

/** The part of a `Worker`, and of the worker's own scope, that messages need. */
export interface RpcPort {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** The worker as the window holds it. */
export interface DataClient {
  readonly api: DataApi;
  on<E extends keyof DataEvents>(event: E, listener: (value: DataEvents[E]) => void): () => void;
  /** Fails whatever is under way; to be called when the worker was ended. */
  stop(): void;
}

/**
 * The window's end. `report` hands a bug of the worker to the main process and answers the incident number that
 * stands in its log.
 */
export function rpcClient(port: RpcPort, report: (crash: Crash) => Promise<string>): DataClient {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Map<string, Set<(value: never) => void>>();
  let last = 0;
  let stopped = false;

  port.addEventListener('message', async ({ data }: MessageEvent<unknown>) => {
    const event = readEvent(data);
    if (event !== undefined) {
      for (const listener of [...(listeners.get(event.event) ?? [])]) listener(event.value as never);
      return;
    }
    const answer = readAnswer(data);
    if (answer === undefined) return;
    const settle = waiting.get(answer.id);
    waiting.delete(answer.id);
    // Nobody waits for a background job of the worker; its bug is reported all the same.
    const result = 'crash' in answer ? await unexpected(answer.crash, report) : answer.result;
    settle?.(result);
  });

  const call = (method: string, args: unknown): Promise<Result<unknown>> => {
    if (stopped) return Promise.resolve(err(appError('program.cancelled')));
    return new Promise((settle) => {
      last += 1;
      waiting.set(last, settle);
      const request: RpcRequest = { id: last, method, args };
      port.postMessage(request, transferablesOf(args));
    });
  };

  const calls = new Map<string, (args?: unknown) => Promise<Result<unknown>>>();
  const api = new Proxy({} as DataApi, {
    get(_target, key) {
      // A proxy must not look like a promise, or `await` would call `then`.
      if (typeof key !== 'string' || key === 'then') return undefined;
      const known = calls.get(key);
      if (known !== undefined) return known;
      const made = (args?: unknown) => call(key, args);
      calls.set(key, made);
      return made;
    },
  });

  return {
    api,
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => {
        set.delete(listener);
      };
    },
    stop() {
      stopped = true;
      for (const settle of waiting.values()) settle(err(appError('program.cancelled')));
      waiting.clear();
    },
  };
}

/** Sends events to the window. */
export type Emit = <E extends keyof DataEvents>(event: E, value: DataEvents[E]) => void;

/**
 * What makes the window draw lists and badges anew. It follows the answer of the call that caused it: whoever waits for
 * a save must not wait for that drawing, and what is asked after the answer sees the change anyway.
 */
const FOLLOWS_ANSWER: ReadonlySet<keyof DataEvents> = new Set(['changed', 'pending']);

/** Number under which a bug goes to the window that no request met. */
const NOBODY = 0;

/**
 * The worker's end: answers requests with the methods of `api`, in whatever order they get ready. What is answered here
 * reports a bug of a job that nobody waits for (snapshot, recheck, catching up); it would vanish with its promise.
 */
export function serveRpc(port: RpcPort, build: (emit: Emit) => DataApi): (thrown: unknown) => void {
  const emit: Emit = (event, value) => {
    const send = () => port.postMessage({ event, value } satisfies RpcEvent, []);
    // An answer that is ready goes in this turn of the event loop.
    if (FOLLOWS_ANSWER.has(event)) setTimeout(send);
    else send();
  };
  const methods = new Map<string, unknown>(Object.entries(build(emit)));
  port.addEventListener('message', async ({ data }: MessageEvent<unknown>) => {
    const request = readRequest(data);
    if (request === undefined) return;
    const answer = await answerTo(request, methods.get(request.method));
    port.postMessage(answer, 'result' in answer && answer.result.ok ? bytesOf(answer.result.value) : []);
  });
  return (thrown) =>
    port.postMessage({ id: NOBODY, crash: crashOf(thrown, 'background') } satisfies RpcAnswer, []);
}

async function answerTo({ id, method, args }: RpcRequest, handler: unknown): Promise<RpcAnswer> {
  if (typeof handler !== 'function') return { id, result: err(appError('program.bad-message')) };
  try {
    const result: Result<unknown> = await handler(args);
    return { id, result };
  } catch (thrown) {
    if (thrown instanceof AppFailure) return { id, result: err(thrown.error) };
    return { id, crash: crashOf(thrown, method) };
  }
}

function crashOf(thrown: unknown, method: string): Crash {
  const error = thrown instanceof Error ? thrown : new Error(typeof thrown);
  // The message can quote a value (`Unexpected token '王'`); name and places are enough to find the line.
  const places = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { name: error.name, stack: places.join('\n').slice(0, 8000), where: `data worker: ${method}` };
}

async function unexpected(crash: Crash, report: (crash: Crash) => Promise<string>): Promise<Result<never>> {
  const incident = await report(crash).catch(() => '未知');
  return err({ ...appError('program.unexpected', { incident }), incident });
}

function readRequest(data: unknown): RpcRequest | undefined {
  if (typeof data !== 'object' || data === null || !('id' in data) || !('method' in data)) return undefined;
  const { id, method } = data;
  if (typeof id !== 'number' || typeof method !== 'string') return undefined;
  return { id, method, args: 'args' in data ? data.args : undefined };
}

function readEvent(data: unknown): RpcEvent | undefined {
  if (typeof data !== 'object' || data === null || !('event' in data)) return undefined;
  return isEventName(data.event)
    ? { event: data.event, value: 'value' in data ? data.value : null }
    : undefined;
}

const EVENTS: Readonly<Record<keyof DataEvents, true>> = {
  changed: true,
  notice: true,
  progress: true,
  pending: true,
  texts: true,
};

const isEventName = (name: unknown): name is keyof DataEvents =>
  typeof name === 'string' && Object.hasOwn(EVENTS, name);

function readAnswer(data: unknown): RpcAnswer | undefined {
  if (typeof data !== 'object' || data === null || !('id' in data) || typeof data.id !== 'number')
    return undefined;
  const { id } = data;
  if ('crash' in data) return { id, crash: readCrash(data.crash) };
  if (!('result' in data) || typeof data.result !== 'object' || data.result === null) return undefined;
  if ('ok' in data.result && data.result.ok === true) {
    return { id, result: ok('value' in data.result ? data.result.value : undefined) };
  }
  const error = 'error' in data.result ? readError(data.result.error) : undefined;
  return { id, result: err(error ?? appError('program.bad-message')) };
}

function readCrash(data: unknown): Crash {
  const text = (key: string) => {
    const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, key) : undefined;
    return typeof value === 'string' ? value : '';
  };
  return { name: text('name'), stack: text('stack'), where: text('where') };
}

/** Ports are moved; files are copied by reference and need no moving. */
function transferablesOf(args: unknown): Transferable[] {
  if (typeof args !== 'object' || args === null) return [];
  return Object.values(args).filter((value): value is MessagePort => value instanceof MessagePort);
}

/** A whole file as the answer is moved, not copied. */
const bytesOf = (value: unknown): Transferable[] =>
  value instanceof Uint8Array &&
  value.buffer instanceof ArrayBuffer &&
  value.byteLength === value.buffer.byteLength
    ? [value.buffer]
    : [];
