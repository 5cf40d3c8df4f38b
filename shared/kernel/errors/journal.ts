import type { Message } from './index';

export const journalErrors = {} satisfies Record<string, Message>;
