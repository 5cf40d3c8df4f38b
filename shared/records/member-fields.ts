import type { FieldDefinitions } from './define';
import { partyFields } from './member-party-fields';
import { personFields } from './member-person-fields';
import { workFields } from './member-work-fields';

/**
 * All fields of a member's file. Items: member information collection of 2017 and the tabs of the national system;
 * synonyms: headings of a provincial 27-column export, a development export, a year-end statistics export and
 * village rosters. Party age is not a field: it is counted from `fullDate` and `partyAgeCorrection`.
 */
export const memberFields = {
  ...personFields,
  ...partyFields,
  ...workFields,
} as const satisfies FieldDefinitions;
