import type { DataApi } from './api';
import { BOARD_METHODS } from './boards/method-names';
import { COMPLETENESS_METHODS } from './completeness/methods';
import { RECTIFICATION_METHODS } from './rectification/method-names';
import { SCORING_METHODS } from './scoring/methods';
import { STATISTICS_METHODS } from './statistics/methods';

/** What can be asked while a session runs. */
export type WorkMethods = Omit<DataApi, 'open' | 'close'>;

/** Questions about what is in sight first. They do without the rest of the index, or wait when they meet it. */
export const EARLY: ReadonlySet<keyof WorkMethods> = new Set<keyof WorkMethods>([
  'query',
  'rows',
  'queryIds',
  'facets',
  'titles',
  'tree',
  'overview',
  'ownTypes',
  'drafts',
  'preference',
  'savePreference',
]);

/** Names of all methods; the compiler holds the list against the interface. */
export const METHODS: Readonly<Record<keyof WorkMethods, true>> = {
  ...COMPLETENESS_METHODS,
  ...BOARD_METHODS,
  ...RECTIFICATION_METHODS,
  ...SCORING_METHODS,
  ...STATISTICS_METHODS,
  query: true,
  rows: true,
  queryIds: true,
  facets: true,
  get: true,
  titles: true,
  history: true,
  search: true,
  tree: true,
  overview: true,
  ownTypes: true,
  ownLedgerUse: true,
  verifyView: true,
  commit: true,
  undo: true,
  redo: true,
  check: true,
  bin: true,
  conflicts: true,
  settle: true,
  problems: true,
  duplicates: true,
  mergeDuplicates: true,
  notDuplicates: true,
  erase: true,
  fillSample: true,
  signOff: true,
  signOffWaiting: true,
  saveDraft: true,
  drafts: true,
  dropDraft: true,
  preference: true,
  savePreference: true,
  attach: true,
  searchFiles: true,
  fileTexts: true,
  meetingRoll: true,
  importRead: true,
  importChange: true,
  importRows: true,
  importMend: true,
  importAccept: true,
  importCommit: true,
  importRefused: true,
  importClose: true,
  exportList: true,
  blankForm: true,
  bundlePlan: true,
  bundleWrite: true,
  bundleOpen: true,
  bundleRows: true,
  bundleCommit: true,
  bundleClose: true,
  cancel: true,
};
