import type { z } from 'zod';
import type { Method } from '../../shared/bridge/define';
import { appError } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import { AppFailure, err } from '../../shared/kernel/result';
import type { Incidents } from './incidents';
import type { Log } from './log';
import { isLargerThan } from './message-size';

type Answer<M extends Method> = Result<z.input<M['result']>>;

/** What stands behind one method of the contract: gets parsed arguments, decides nothing about the transport. */
export type Handler<M extends Method> = (args: z.output<M['args']>) => Answer<M> | Promise<Answer<M>>;

/** The methods of one side of a contract, each with its handler; a missing one does not compile. */
export type Handlers<C, Side extends Method['side']> = {
  readonly [G in keyof C as keyof OfSide<C[G], Side> extends never ? never : G]: OfSide<C[G], Side>;
};

type OfSide<Group, Side> = {
  readonly [M in keyof Group as Group[M] extends Method & { side: Side } ? M : never]: Group[M] extends Method
    ? Handler<Group[M]>
    : never;
};

export interface Border {
  readonly log: Log;
  readonly incidents: Incidents;
  /** Largest message that is looked at, bytes. */
  readonly cap: number;
}

/**
 * Parses arguments, calls the handler and turns whatever happens into a `Result`: nothing thrown crosses the border.
 * `parseResult` also holds the answer against the schema; the data link leaves that to the compiler for speed.
 */
export async function answer(
  name: string,
  method: Method,
  handler: Handler<Method>,
  args: unknown,
  border: Border & { readonly parseResult: boolean },
): Promise<Result<unknown>> {
  const parsed = isLargerThan(args, border.cap) ? undefined : method.args.safeParse(args);
  if (!parsed?.success) {
    border.log.write('warning', 'bridge.bad-message', {}, name);
    return err(appError('program.bad-message'));
  }
  try {
    const result = await handler(parsed.data);
    if (result.ok && border.parseResult) return { ok: true, value: method.result.parse(result.value) };
    return result;
  } catch (error) {
    if (error instanceof AppFailure) return err(error.error);
    return err(border.incidents.asError(name, error));
  }
}

/** One method found by name. */
export interface Bound {
  readonly method: Method;
  readonly handler: Handler<Method>;
}

/** `group.name` -> method and handler, for one side of the contract. */
export function bind<
  C extends Readonly<Record<string, Readonly<Record<string, Method>>>>,
  Side extends Method['side'],
>(contract: C, side: Side, handlers: Handlers<C, Side>): ReadonlyMap<string, Bound> {
  const bound = new Map<string, Bound>();
  const groups: Readonly<Record<string, Readonly<Record<string, unknown>>>> = handlers;
  for (const [group, methods] of Object.entries(contract)) {
    for (const [name, method] of Object.entries(methods)) {
      if (method.side !== side) continue;
      const handler = groups[group]?.[name];
      if (!isHandler(handler)) throw new Error(`no handler for ${group}.${name}`);
      bound.set(`${group}.${name}`, { method, handler });
    }
  }
  return bound;
}

/** `Handlers` guarantees the argument type; `answer` parses with the very schema it was derived from. */
const isHandler = (value: unknown): value is Handler<Method> => typeof value === 'function';
