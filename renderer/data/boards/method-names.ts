import type { BoardsApi } from '../api';

/** Names of the methods; the compiler holds the list against the interface. */
export const BOARD_METHODS: Readonly<Record<keyof BoardsApi, true>> = {
  campaigns: true,
  campaignMatrix: true,
  dealTasks: true,
  exportCampaignMatrix: true,
  commitmentWall: true,
  commitmentCards: true,
  developmentPipeline: true,
  recordDevelopmentStep: true,
  villageMatters: true,
  matterNext: true,
  recordMatterStep: true,
  noticeCalendar: true,
  noticeMatters: true,
  noticeChain: true,
  postNotice: true,
};
