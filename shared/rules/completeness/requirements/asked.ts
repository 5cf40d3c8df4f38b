import type { Cell, Condition } from '../requirement';

/** Kinds of organization that hold an organizational life of their own. */
export const BRANCHES: readonly string[] = ['branch', 'joint-branch', 'temporary-branch'];
export const COMMITTEES: readonly string[] = ['committee', 'general-branch'];
export const ALL_ORGANIZATIONS: readonly string[] = [...COMMITTEES, ...BRANCHES];

/** A village or community; an organization of which nothing is said counts as one, as most of a township's are. */
export const VILLAGE: readonly Condition[] = [
  {
    field: 'unitType',
    in: [undefined, 'village', 'rural-community', 'urban-community'],
  },
];

/** Attachments that show the paper itself. */
export const PAPERS: readonly string[] = ['signed-scan', 'document', 'certificate', 'notice', 'evidence'];

export const present = (field: string): Condition => ({ field, is: 'present' });
export const empty = (field: string): Condition => ({ field, is: 'empty' });
export const oneOf = (field: string, ...values: readonly Cell[]): Condition => ({ field, in: values });
export const noneOf = (field: string, ...values: readonly Cell[]): Condition => ({ field, notIn: values });
export const anyOf = (...any: readonly Condition[]): Condition => ({ any });
