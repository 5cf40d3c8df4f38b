import { appError } from '../../../shared/kernel/errors';
import { err, ok } from '../../../shared/kernel/result';
import type { BoardsApi } from '../api';
import { writeOptions } from '../export';
import type { Work } from '../work';
import { campaignSheet } from './campaign-excel';
import { campaignMatrixOf, campaignsOf, dealTasks } from './campaign-matrix';
import { commitmentCardsOf, commitmentWallOf } from './commitment-wall';
import { developmentPipelineOf, recordDevelopmentStep } from './development-pipeline';
import { noticeCalendarOf } from './notice-calendar';
import { noticeChainOf, noticeMattersOf, postNotice } from './notice-chain';
import { matterNextOf, recordMatterStep, villageMattersOf } from './village-matters';

/** What the boards ask of the open vault. */
export function createBoards(work: Work): BoardsApi {
  const { vault } = work;
  return {
    campaigns: async ({ branch }) => ok(campaignsOf(vault, branch)),
    campaignMatrix: async (scope) => ok(await campaignMatrixOf(vault, scope)),
    dealTasks: (scope) => dealTasks(work, scope),
    exportCampaignMatrix: async (scope) => {
      const matrix = await campaignMatrixOf(vault, scope);
      if (matrix === null) return err(appError('records.not-found', { label: '活动方案' }));
      const place = scope.branch === null ? undefined : vault.index.titleOf('organization', scope.branch);
      const { writeSheets } = await import('../spreadsheet/sheet-writer');
      return ok(
        await writeSheets([campaignSheet(matrix, place ?? vault.facts.unit.name)], writeOptions(vault)),
      );
    },
    commitmentWall: async (args) => ok(commitmentWallOf(vault, args)),
    commitmentCards: async (args) => ok(await commitmentCardsOf(vault, args)),
    developmentPipeline: async ({ branch }) => ok(await developmentPipelineOf(vault, branch)),
    recordDevelopmentStep: (args) => recordDevelopmentStep(work, args),
    villageMatters: async ({ branch }) => ok(await villageMattersOf(vault, branch)),
    matterNext: async ({ id }) => ok(await matterNextOf(vault, id)),
    recordMatterStep: (args) => recordMatterStep(work, args),
    noticeCalendar: async (args) => ok(await noticeCalendarOf(vault, args)),
    noticeMatters: async ({ branch }) => ok(noticeMattersOf(vault, branch)),
    noticeChain: async (args) => ok(await noticeChainOf(vault, args)),
    postNotice: (args) => postNotice(work, args),
  };
}
