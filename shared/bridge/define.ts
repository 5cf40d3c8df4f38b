import type { z } from 'zod';

/**
 * The contract between the processes is one value. `window` methods are called by the page through the preload's
 * frozen object (`ipcRenderer.invoke`); `data` methods are called by the data worker over its own message port.
 * Both ends parse: main parses arguments before it acts, the caller gets a `Result` and never an exception.
 */
export interface Method<A extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly side: 'window' | 'data';
  readonly args: A;
  readonly result: R;
}

export type Contract = Readonly<Record<string, Readonly<Record<string, Method>>>>;

/** Declares a method that the page may call. */
export const fromWindow = <A extends z.ZodType, R extends z.ZodType>(args: A, result: R) =>
  ({ side: 'window', args, result }) as const;

/** Declares a method that only the data worker may call. */
export const fromData = <A extends z.ZodType, R extends z.ZodType>(args: A, result: R) =>
  ({ side: 'data', args, result }) as const;
