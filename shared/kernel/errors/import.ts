import type { Message } from './index';

export const importErrors = {} satisfies Record<string, Message>;
