import type { RecordRule } from '../records/define';
import type { RecordTypeName } from '../records/registry';
import { assessmentGroupRules } from './assessment-group-rules';
import { benefitPolicyRules, benefitRules } from './benefit-rules';
import { campaignRules, campaignTaskRules, termGoalRules } from './campaign-rules';
import {
  disputeRules,
  opinionRules,
  pairingRules,
  petitionRules,
  projectRules,
  safetyHazardRules,
  sanitationRules,
  selfCheckRules,
  serviceCaseRules,
  visitRules,
  volunteeringRules,
} from './case-rules';
import { commendationRules } from './commendation-rules';
import { commitmentRules } from './commitment-rules';
import { developmentRules } from './development-rules';
import { duesRules } from './dues-rules';
import {
  evaluationRules,
  evaluationSchemeRules,
  indicatorSetRules,
  nominationRules,
} from './evaluation-rules';
import { inspectionChecklistRules } from './inspection-checklist-rules';
import {
  documentRules,
  fundRules,
  massOrganizationRules,
  photoArchiveRules,
  publicityRules,
  ruleDocumentRules,
  teamRosterRules,
  venueRules,
} from './ledger-rules';
import { meetingRules } from './meeting-rules';
import { memberReviewRules } from './member-review-rules';
import { memberRules } from './member-rules';
import { mobileMemberRules } from './mobile-member-rules';
import { organizationRules } from './organization-rules';
import { ownLedgerRules } from './own-ledger-rules';
import { disclosureRules, publicNoticeRules } from './public-notice-rules';
import { ratingRoundRules } from './rating-round-rules';
import { rectificationOrderRules } from './rectification-order-rules';
import { rectificationRules } from './rectification-rules';
import { responsibilityRules } from './responsibility-rules';
import { rewardPenaltyRules } from './reward-penalty-rules';
import { studyRecordRules } from './study-record-rules';
import { surveyRules } from './survey-rules';
import { termElectionRules } from './term-election-rules';
import { transferRules } from './transfer-rules';
import { villageMatterRules } from './village-matter-rules';
import { weakBranchRules } from './weak-branch-rules';

/** Rules of the types that have any beyond what their fields demand. */
export const RECORD_RULES: { readonly [N in RecordTypeName]?: readonly RecordRule[] } = {
  organization: organizationRules,
  member: memberRules,
  meeting: meetingRules,
  'village-matter': villageMatterRules,
  'study-record': studyRecordRules,
  'term-election': termElectionRules,
  development: developmentRules,
  dues: duesRules,
  transfer: transferRules,
  'mobile-member': mobileMemberRules,
  'reward-penalty': rewardPenaltyRules,
  responsibility: responsibilityRules,
  commendation: commendationRules,
  'inspection-checklist': inspectionChecklistRules,
  rectification: rectificationRules,
  'rectification-order': rectificationOrderRules,
  'weak-branch': weakBranchRules,
  'assessment-group': assessmentGroupRules,
  benefit: benefitRules,
  'benefit-policy': benefitPolicyRules,
  campaign: campaignRules,
  'campaign-task': campaignTaskRules,
  commitment: commitmentRules,
  disclosure: disclosureRules,
  dispute: disputeRules,
  document: documentRules,
  evaluation: evaluationRules,
  'evaluation-scheme': evaluationSchemeRules,
  fund: fundRules,
  'indicator-set': indicatorSetRules,
  'mass-organization': massOrganizationRules,
  'member-review': memberReviewRules,
  nomination: nominationRules,
  opinion: opinionRules,
  'own-ledger': ownLedgerRules,
  pairing: pairingRules,
  petition: petitionRules,
  'photo-archive': photoArchiveRules,
  project: projectRules,
  'public-notice': publicNoticeRules,
  publicity: publicityRules,
  'rating-round': ratingRoundRules,
  'rule-document': ruleDocumentRules,
  'safety-hazard': safetyHazardRules,
  sanitation: sanitationRules,
  'self-check': selfCheckRules,
  'service-case': serviceCaseRules,
  survey: surveyRules,
  'team-roster': teamRosterRules,
  'term-goal': termGoalRules,
  venue: venueRules,
  visit: visitRules,
  volunteering: volunteeringRules,
};
