import type { Migration } from './migrate';

/** Steps from older declarations of an organization, oldest first. Append only. */
export const organizationMigrations: readonly Migration[] = [];
