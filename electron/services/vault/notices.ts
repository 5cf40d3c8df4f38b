import type { ErrorCode, ErrorFacts } from '../../../shared/kernel/errors';
import { appError } from '../../../shared/kernel/errors';

/** Something that the user is told without having asked: the shape that the bridge carries. */
export interface VaultNotice {
  readonly code: string;
  readonly level: 'info' | 'warning' | 'danger';
  readonly message: string;
  readonly facts: Record<string, string | number | boolean>;
}

export type NoticeLevel = VaultNotice['level'];
export type Tell = (level: NoticeLevel, code: ErrorCode, facts?: ErrorFacts) => void;

export function notice(level: NoticeLevel, code: ErrorCode, facts: ErrorFacts = {}): VaultNotice {
  const error = appError(code, facts);
  return { code, level, message: error.message, facts: { ...error.facts } };
}
