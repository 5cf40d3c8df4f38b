import type { z } from 'zod';
import { contract } from '../../shared/bridge/contract';
import type { Method } from '../../shared/bridge/define';
import { type AppError, appError, ERROR_CODES, type ErrorCode } from '../../shared/kernel/errors';
import { err, ok, type Result } from '../../shared/kernel/result';

/**
 * The worker's line to the main process: the contract's methods of side `data`, over one message port. Requests are
 * numbered and answered in any order. What comes back is parsed, because the main process is another program.
 */

type DataMethods<G> = {
  readonly [K in keyof G as G[K] extends { readonly side: 'data' } ? K : never]: G[K] extends Method
    ? CallOf<G[K]>
    : never;
};

type CallOf<M extends Method> =
  undefined extends z.input<M['args']>
    ? () => Promise<Result<z.output<M['result']>>>
    : (args: z.input<M['args']>) => Promise<Result<z.output<M['result']>>>;

type DataGroups<C> = {
  readonly [K in keyof C as keyof DataMethods<C[K]> extends never ? never : K]: DataMethods<C[K]>;
};

/** Everything the worker may ask of main: `link.journal.append(...)`. */
export type MainLink = DataGroups<typeof contract>;

/** The part of a `MessagePort` that the line needs. */
export interface LinkPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  start(): void;
  close(): void;
}

/** Opens the line. `close` fails all calls under way: nobody waits for ever. */
export function openLink(port: LinkPort): { readonly link: MainLink; readonly close: () => void } {
  const waiting = new Map<number, (answer: Result<unknown>) => void>();
  let last = 0;
  let closed = false;
  port.addEventListener('message', ({ data }) => {
    const answer = readAnswer(data);
    if (answer === undefined) return;
    const settle = waiting.get(answer.id);
    waiting.delete(answer.id);
    settle?.(answer.result);
  });
  port.start();

  const call = async (name: string, method: Method, args: unknown): Promise<Result<unknown>> => {
    if (closed) return err(appError('program.cancelled'));
    const answer = await new Promise<Result<unknown>>((settle) => {
      last += 1;
      waiting.set(last, settle);
      port.postMessage({ id: last, method: name, args });
    });
    if (!answer.ok) return answer;
    const parsed = method.result.safeParse(answer.value);
    return parsed.success ? ok(parsed.data) : err(appError('program.bad-message'));
  };

  const close = () => {
    closed = true;
    port.close();
    for (const settle of waiting.values()) settle(err(appError('program.cancelled')));
    waiting.clear();
  };
  return { link: linkOf(call), close };
}

/** The line's methods, built in a loop from the contract. */
function linkOf(call: (name: string, method: Method, args: unknown) => Promise<Result<unknown>>): MainLink {
  const groups = Object.entries(contract).map(([group, methods]) => {
    const calls = Object.entries<Method>(methods)
      .filter(([, method]) => method.side === 'data')
      .map(([name, method]) => [name, (args?: unknown) => call(`${group}.${name}`, method, args)] as const);
    return [group, Object.fromEntries(calls)] as const;
  });
  // The loop above makes exactly the methods that the type derives from the same value.
  return Object.fromEntries(groups) as unknown as MainLink;
}

function readAnswer(data: unknown): { readonly id: number; readonly result: Result<unknown> } | undefined {
  if (typeof data !== 'object' || data === null || !('id' in data) || !('result' in data)) return undefined;
  const { id, result } = data;
  if (typeof id !== 'number' || typeof result !== 'object' || result === null) return undefined;
  if ('ok' in result && result.ok === true)
    return { id, result: ok('value' in result ? result.value : undefined) };
  const error = 'error' in result ? readError(result.error) : undefined;
  return { id, result: err(error ?? appError('program.bad-message')) };
}

/** An error of another process; one that this version does not know keeps its message. */
export function readError(data: unknown): AppError | undefined {
  if (typeof data !== 'object' || data === null || !('code' in data) || !('message' in data))
    return undefined;
  const { code, message } = data;
  if (typeof code !== 'string' || typeof message !== 'string' || !isErrorCode(code)) return undefined;
  const facts = 'facts' in data && typeof data.facts === 'object' && data.facts !== null ? data.facts : {};
  const plain = Object.entries(facts).filter((fact): fact is [string, string | number | boolean] =>
    ['string', 'number', 'boolean'].includes(typeof fact[1]),
  );
  const incident = 'incident' in data && typeof data.incident === 'string' ? { incident: data.incident } : {};
  return { code, message, facts: Object.fromEntries(plain), ...incident };
}

const isErrorCode = (code: string): code is ErrorCode => (ERROR_CODES as readonly string[]).includes(code);
