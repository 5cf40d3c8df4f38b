import type { z } from 'zod';
import type { Result } from '../kernel/result';
import type { contract, Events } from './contract';
import type { Method } from './define';

/**
 * The frozen object that the preload puts on the page as `window.xiangdang`. Derived from the contract: a method
 * that the contract does not know does not exist, and nothing generic is exposed.
 */
export type PageBridge = {
  readonly [G in keyof typeof contract]: {
    readonly [M in keyof (typeof contract)[G] as WindowMethod<(typeof contract)[G][M], M>]: Call<
      (typeof contract)[G][M]
    >;
  };
} & { readonly on: Subscriptions };

/** Keeps the name of a method the page may call, drops one that belongs to the data worker. */
type WindowMethod<T, Name> = T extends Method & { side: 'window' } ? Name : never;

/** Without arguments where the schema allows leaving them out. */
type Call<T> = T extends Method
  ? undefined extends z.input<T['args']>
    ? () => Promise<Result<z.output<T['result']>>>
    : (args: z.input<T['args']>) => Promise<Result<z.output<T['result']>>>
  : never;

/** Name under which the preload exposes the bridge. */
export const BRIDGE_NAME = 'xiangdang';

/** Each answers a function that ends the subscription. */
export type Subscriptions = {
  readonly [E in keyof Events]: (listener: (event: Events[E]) => void) => () => void;
};

/**
 * After `program.connectData()` the page receives one window message with this data, from itself, with one port: the
 * data worker's line to the main process. The page hands the port to the worker and keeps nothing.
 */
export const DATA_PORT_MESSAGE = 'xiangdang:data-port';

/** What the data worker sends on its port; `method` is `group.name` of a data method. */
export interface LinkRequest {
  readonly id: number;
  readonly method: string;
  readonly args: unknown;
}

/** What main answers, in whatever order the answers are ready. */
export interface LinkAnswer {
  readonly id: number;
  readonly result: Result<unknown>;
}
