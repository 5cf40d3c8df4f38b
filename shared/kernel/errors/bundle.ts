import type { Message } from './index';

export const bundleErrors = {} satisfies Record<string, Message>;
