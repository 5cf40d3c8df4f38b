import type { Message } from './index';

export const vaultErrors = {} satisfies Record<string, Message>;
