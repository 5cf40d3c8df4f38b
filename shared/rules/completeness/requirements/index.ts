import { REQUIREMENT_GROUPS, type Requirement } from '../requirement';
import { BENEFITS_AND_LEDGERS } from './benefits-and-ledgers';
import { MEMBERS } from './members';
import { ORGANIZATION } from './organization';
import { ORGANIZATION_LIFE } from './organization-life';
import { STRIVING } from './striving';

/** Every requirement that ships, in the order of the matrix. */
export const REQUIREMENTS: readonly Requirement[] = [
  ...ORGANIZATION_LIFE,
  ...ORGANIZATION,
  ...MEMBERS,
  ...STRIVING,
  ...BENEFITS_AND_LEDGERS,
].sort((a, b) => REQUIREMENT_GROUPS.indexOf(a.group) - REQUIREMENT_GROUPS.indexOf(b.group));
