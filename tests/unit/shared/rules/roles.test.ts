import { describe, expect, test } from 'vitest';
import { may, RIGHTS, type Right, ROLE_RIGHTS, ROLES, type Role } from '../../../../shared/rules/roles';

/** Written out by hand, cell by cell: administrator, reviewer, clerk, reader. */
const TABLE: Readonly<Record<Right, string>> = {
  read: '1111',
  export: '1111',
  edit: '1110',
  delete: '1110',
  import: '1110',
  submit: '1110',
  check: '1100',
  finalise: '1100',
  return: '1100',
  correct: '1100',
  close: '1100',
  settle: '1100',
  'bundle-out': '1110',
  'bundle-in': '1100',
  rules: '1000',
  users: '1000',
  care: '1000',
};
const ORDER: readonly Role[] = ['administrator', 'reviewer', 'clerk', 'reader'];
const CELLS = Object.entries(TABLE).flatMap(([right, row]) =>
  ORDER.map((role, index) => [role, right as Right, row[index] === '1'] as const),
);

describe('what each role may do', () => {
  test.each(CELLS)('%s, %s: %s', (role, right, allowed) => {
    expect(may({ role, branches: [] }, right, [])).toBe(allowed);
  });

  test('every right and every role stands in the table', () => {
    expect(Object.keys(ROLE_RIGHTS).sort()).toEqual(Object.keys(RIGHTS).sort());
    expect(CELLS).toHaveLength(Object.keys(RIGHTS).length * Object.keys(ROLES).length);
  });
});

describe('rights per branch', () => {
  const bound = { role: 'clerk', branches: ['village'] } as const;

  test('hold in the branch and below it', () => {
    expect(may(bound, 'edit', ['village', 'town'])).toBe(true);
    expect(may(bound, 'edit', ['group', 'village', 'town'])).toBe(true);
  });

  test('hold neither above nor beside it, nor for what concerns the whole unit', () => {
    expect(may(bound, 'edit', ['town'])).toBe(false);
    expect(may(bound, 'read', ['other', 'town'])).toBe(false);
    expect(may(bound, 'bundle-out', [])).toBe(false);
  });

  test('never give more than the role', () => {
    expect(may(bound, 'check', ['village'])).toBe(false);
  });
});
