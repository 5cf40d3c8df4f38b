import type { Migration } from './migrate';

/** Steps from older declarations of a member, oldest first. Append only. */
export const memberMigrations: readonly Migration[] = [];
