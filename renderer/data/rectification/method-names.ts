import type { RectificationApi } from '../api';

/** Names of the methods; the compiler holds the list against the interface. */
export const RECTIFICATION_METHODS: Readonly<Record<keyof RectificationApi, true>> = {
  rectificationBoard: true,
  rectificationAct: true,
  exportRectifications: true,
  rectifyFinding: true,
};
