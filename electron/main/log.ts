import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** What may stand beside a code. Text is left out on purpose: a name can't slip in where no text fits. */
export type LogFacts = Readonly<Record<string, number | boolean>>;

export interface Log {
  /** `code` and `detail` are words of our own source (method names, error classes), never values. */
  write(level: 'info' | 'warning' | 'error', code: string, facts?: LogFacts, detail?: string): void;
}

const LIMIT = 1_000_000;
/** Letters, digits and the marks of code positions; Chinese and long digit runs can't pass. */
const PLAIN = /[^A-Za-z0-9 _.:/<>()[\]@$|-]+/g;
const LONG_NUMBER = /\d{6,}/g;

/**
 * Opens the log: one line an event, at most two files of 1 MB. Written synchronously, so that the last line before
 * a crash is there; a log that can't be written must not stop the program.
 */
export function openLog(folder: string, now: () => Date): Log {
  const file = path.join(folder, 'xiangdang.log');
  const write: Log['write'] = (level, code, facts = {}, detail = '') => {
    const parts = Object.entries(facts).map(([key, value]) => `${key}=${value}`);
    const line = [now().toISOString(), level, code, ...parts, plain(detail)].filter(Boolean).join(' ');
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (sizeOf(file) > LIMIT) renameSync(file, path.join(folder, 'xiangdang.1.log'));
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      // Disk full or read-only: the user is told by what failed, not by its log line.
    }
  };
  return { write };
}

/** Keeps what a developer needs from words of the source and drops whatever could be data. */
export const plain = (text: string): string =>
  text.replace(PLAIN, '*').replace(LONG_NUMBER, '*').slice(0, 2000);

/** Class and position of an error without its message: messages may carry values. */
export function errorOutline(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code} ${stackOutline(error.stack ?? '')}`.trim();
}

/** Functions, file names and lines of a stack, without folders and without the message. */
export function stackOutline(stack: string): string {
  return stack
    .split('\n')
    .map((line) => /^\s+at (.*)$/.exec(line)?.[1])
    .filter((frame) => frame !== undefined)
    .slice(0, 12)
    .map((frame) => frame.replace(/(?:[a-z]+:\/\/|[A-Za-z]:\\|\/)[^()]*[\\/]/g, ''))
    .join(' | ');
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
