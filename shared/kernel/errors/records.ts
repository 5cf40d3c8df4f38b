import type { Message } from './index';

export const recordErrors = {} satisfies Record<string, Message>;
