import benefitLists from '../../resources/codes/benefit-lists.json';
import commonLists from '../../resources/codes/common-lists.json';
import confirmMethod from '../../resources/codes/confirm-method.json';
import degree from '../../resources/codes/degree.json';
import duesStatus from '../../resources/codes/dues-status.json';
import education from '../../resources/codes/education.json';
import enterType from '../../resources/codes/enter-type.json';
import ethnicity from '../../resources/codes/ethnicity.json';
import frontline from '../../resources/codes/frontline.json';
import fullOutcome from '../../resources/codes/full-outcome.json';
import governanceLists from '../../resources/codes/governance-lists.json';
import hardshipType from '../../resources/codes/hardship-type.json';
import health from '../../resources/codes/health.json';
import honorLists from '../../resources/codes/honor-lists.json';
import inspectionLists from '../../resources/codes/inspection-lists.json';
import job from '../../resources/codes/job.json';
import joinType from '../../resources/codes/join-type.json';
import leaveType from '../../resources/codes/leave-type.json';
import ledgerLists from '../../resources/codes/ledger-lists.json';
import lostReason from '../../resources/codes/lost-reason.json';
import marital from '../../resources/codes/marital.json';
import meetingLists from '../../resources/codes/meeting-lists.json';
import memberCategory from '../../resources/codes/member-category.json';
import memberStatus from '../../resources/codes/member-status.json';
import membershipLists from '../../resources/codes/membership-lists.json';
import orgGrade from '../../resources/codes/org-grade.json';
import orgType from '../../resources/codes/org-type.json';
import outreachLists from '../../resources/codes/outreach-lists.json';
import politicalStatus from '../../resources/codes/political-status.json';
import post from '../../resources/codes/post.json';
import regions from '../../resources/codes/regions.json';
import reviewGrade from '../../resources/codes/review-grade.json';
import sex from '../../resources/codes/sex.json';
import stratum from '../../resources/codes/stratum.json';
import strivingLists from '../../resources/codes/striving-lists.json';
import techLevel from '../../resources/codes/tech-level.json';
import transferStatus from '../../resources/codes/transfer-status.json';
import unitOrgStatus from '../../resources/codes/unit-org-status.json';
import unitRelation from '../../resources/codes/unit-relation.json';
import unitType from '../../resources/codes/unit-type.json';

/** One entry of a code list. The code is what is stored, the label what people read. */
export interface CodeEntry {
  readonly code: string;
  readonly label: string;
  readonly parent?: string;
  /** Other wordings in real files that mean this entry and nothing else. */
  readonly synonyms?: readonly string[];
  /** Usual in a township: offered first. */
  readonly common?: boolean;
  /** Groups other entries; is never a value itself. */
  readonly heading?: boolean;
}

export interface CodeList {
  readonly name: string;
  readonly label: string;
  readonly source: string;
  readonly entries: readonly CodeEntry[];
}

/** Lists of one subject stand together in one file; these are the files. */
const subjects: readonly (readonly CodeList[])[] = [
  commonLists,
  meetingLists,
  membershipLists,
  inspectionLists,
  honorLists,
  strivingLists,
  benefitLists,
  governanceLists,
  outreachLists,
  ledgerLists,
];

/** Every code list that ships, by name. */
export const CODE_LISTS: Readonly<Record<string, CodeList>> = {
  ...Object.fromEntries(subjects.flat().map((list) => [list.name, list])),
  'confirm-method': confirmMethod,
  degree,
  'dues-status': duesStatus,
  education,
  'enter-type': enterType,
  ethnicity,
  frontline,
  'full-outcome': fullOutcome,
  'hardship-type': hardshipType,
  health,
  job,
  'join-type': joinType,
  'leave-type': leaveType,
  'lost-reason': lostReason,
  marital,
  'member-category': memberCategory,
  'member-status': memberStatus,
  'org-grade': orgGrade,
  'org-type': orgType,
  'political-status': politicalStatus,
  post,
  regions,
  'review-grade': reviewGrade,
  sex,
  stratum,
  'tech-level': techLevel,
  'transfer-status': transferStatus,
  'unit-org-status': unitOrgStatus,
  'unit-relation': unitRelation,
  'unit-type': unitType,
};
