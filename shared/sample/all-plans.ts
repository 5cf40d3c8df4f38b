import type { Plans } from './plan';
import { benefitPlans } from './plans/benefits';
import { developmentPlan } from './plans/development';
import { evaluationPlans } from './plans/evaluation';
import { governancePlans } from './plans/governance';
import { inspectionPlans } from './plans/inspection';
import { ledgerPlans } from './plans/ledgers';
import { meetingPlans } from './plans/meetings';
import { membershipPlans } from './plans/membership';
import { organizationLifePlans } from './plans/organization-life';
import { outreachPlans } from './plans/outreach';
import { strivingPlans } from './plans/striving';

/** Plans of all types but organizations and members, in the order in which they may refer to each other. */
export const PLANS: Plans = {
  meeting: meetingPlans,
  ...benefitPlans,
  ...organizationLifePlans,
  development: developmentPlan,
  ...membershipPlans,
  ...inspectionPlans,
  ...strivingPlans,
  ...evaluationPlans,
  ...governancePlans,
  ...outreachPlans,
  ...ledgerPlans,
};
