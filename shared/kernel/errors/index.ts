import { bundleErrors } from './bundle';
import { importErrors } from './import';
import { journalErrors } from './journal';
import { programErrors } from './program';
import { recordErrors } from './records';
import { roleErrors } from './roles';
import { scoringErrors } from './scoring';
import { signOffErrors } from './sign-off';
import { textErrors } from './texts';
import { vaultErrors } from './vault';
import { viewErrors } from './view';

/** Facts that a message needs: file names, counts, sizes, row numbers. Never a person's name or number. */
export type ErrorFacts = Readonly<Record<string, string | number | boolean>>;

/** What is said for one code: what happened, what was kept, what to do. Chinese, complete sentences. */
export type Message = (facts: ErrorFacts) => string;

const ALL = {
  ...programErrors,
  ...vaultErrors,
  ...journalErrors,
  ...recordErrors,
  ...roleErrors,
  ...signOffErrors,
  ...importErrors,
  ...bundleErrors,
  ...viewErrors,
  ...scoringErrors,
  ...textErrors,
} satisfies Record<string, Message>;

export type ErrorCode = keyof typeof ALL;

/** A failure as a value. `incident` is set by the handler of unexpected errors and stands in the log as well. */
export interface AppError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly facts: ErrorFacts;
  readonly incident?: string;
}

/** Every code, for tests and for parsing at a border. */
export const ERROR_CODES = Object.keys(ALL) as readonly ErrorCode[];

/** The one place where an error gets its Chinese message. */
export function appError(code: ErrorCode, facts: ErrorFacts = {}): AppError {
  return { code, message: ALL[code](facts), facts };
}
