import type { FieldDefinition } from './define';

/** Steps of the sign-off of a record, in the order in which they were made. */
export const SIGN_OFF_FIELD = 'signOff';
/** What the steps lead to: a column for lists, their filters and their Excel; never stored. */
export const SIGN_OFF_STATE_FIELD = 'signOffState';

/**
 * Fields of every type that is signed level by level; see the facet `signed`. They are the program's own: no form, import
 * or bulk edit writes them, only the steps do (shared/rules/sign-off.ts).
 */
export const SIGN_OFF_FIELDS = {
  [SIGN_OFF_FIELD]: {
    kind: 'list',
    label: '签批',
    of: {
      step: { kind: 'code', label: '环节', codes: 'sign-off-step' },
      by: { kind: 'text', label: '签批人', person: true },
      /** ISO 8601 in UTC with milliseconds: the order of the steps. */
      at: { kind: 'text', label: '时间' },
      reason: { kind: 'text', label: '原因', max: 300 },
    },
  },
  [SIGN_OFF_STATE_FIELD]: {
    kind: 'code',
    label: '签批状态',
    codes: 'sign-off-state',
    derived: true,
  },
} as const satisfies Readonly<Record<string, FieldDefinition>>;
