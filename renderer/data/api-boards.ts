import type { Result } from '../../shared/kernel/result';
import type { RecordValues } from '../../shared/records/define';
import type { TaskStanding } from '../../shared/rules/campaign-plan';
import type { CommitmentStage } from '../../shared/rules/commitment-standing';
import type { TypedStep } from '../../shared/rules/development-record-step';
import type { DevelopmentLane, NextStep } from '../../shared/rules/development-steps';
import type { ChainBoard } from '../../shared/rules/notice-chain';
import type { NoticeStanding } from '../../shared/rules/notice-standing';
import type { StepStanding } from '../../shared/rules/village-matter-steps';
import type { CommitAnswer } from './api';

/** What the boards ask: campaign matrix, commitment wall, development pipeline, notice calendar. `branch` limits all. */
export interface BoardsApi {
  /** Campaigns of the branch, of those below and above it; the latest first. */
  campaigns(args: { branch: string | null }): Promise<Result<readonly CampaignChoice[]>>;
  /** Units by tasks of one campaign; null: it is gone. */
  campaignMatrix(args: CampaignScope): Promise<Result<CampaignMatrix | null>>;
  /** Gives every unit the tasks of the plan that are meant for it and that it has not; one act. */
  dealTasks(args: CampaignScope): Promise<Result<{ readonly count: number }>>;
  exportCampaignMatrix(args: CampaignScope): Promise<Result<Uint8Array>>;

  /** Units with their numbers of commitments. `year` `YYYY`; null: the latest that has any. */
  commitmentWall(args: { branch: string | null; year: string | null }): Promise<Result<CommitmentWall>>;
  commitmentCards(args: { unit: string; year: string }): Promise<Result<readonly CommitmentCard[]>>;

  developmentPipeline(args: { branch: string | null }): Promise<Result<readonly DevelopmentCard[]>>;
  /** Refused in words when it is not the next step or its waiting time is not over. */
  recordDevelopmentStep(args: { id: string; typed: TypedStep }): Promise<Result<CommitAnswer>>;

  /** Village matters on their way, and those that ended within a year. */
  villageMatters(args: { branch: string | null }): Promise<Result<readonly MatterCard[]>>;
  /** What the next step of a matter starts with; null: there is none. */
  matterNext(args: { id: string }): Promise<Result<MatterNext | null>>;
  /** Makes the record of the next step and links it, as one act; refused in words when order or vote forbid it. */
  recordMatterStep(args: { id: string; step: string; typed: RecordValues }): Promise<Result<CommitAnswer>>;

  /** Notices that hang in a month, `YYYY-MM`, with the numbers of all months of its year. */
  noticeCalendar(args: { branch: string | null; month: string }): Promise<Result<NoticeCalendar>>;
  /** Policies and periods about which notices are to be posted. */
  noticeMatters(args: { branch: string | null }): Promise<Result<readonly NoticeMatter[]>>;
  /** The three notices of a matter at a unit: what hangs, and what the next one starts with. */
  noticeChain(args: { unit: string; matter: NoticeMatterKey }): Promise<Result<NoticeChain>>;
  /** Posts the next notice of a chain; refused in words when the one before it still hangs. */
  postNotice(args: {
    unit: string;
    matter: NoticeMatterKey;
    board: ChainBoard;
    values: RecordValues;
  }): Promise<Result<CommitAnswer>>;
}

export interface CampaignScope {
  readonly campaign: string;
  readonly branch: string | null;
}

export interface CampaignChoice {
  readonly id: string;
  readonly title: string;
  /** Code of `campaign-state`. */
  readonly state: string | null;
}

/** Numbers by standing. */
export type StandingCounts = Readonly<Record<TaskStanding, number>>;

export interface MatrixTask {
  readonly key: string;
  readonly taskNo: string;
  readonly task: string;
  readonly due: string | null;
  /** Label of the kind of unit it is meant for; null: all. */
  readonly unitKind: string | null;
  /** Values with which a unit's record of it begins. */
  readonly start: Readonly<Record<string, string>>;
  readonly counts: StandingCounts;
}

/** A phase of the campaign over its tasks. */
export interface MatrixPhase {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly tasks: readonly MatrixTask[];
}

/** A unit's task; `id` null: not dealt out yet. Null in its place: not meant for this unit. */
export interface MatrixSquare {
  readonly id: string | null;
  readonly standing: TaskStanding;
}

export interface MatrixUnit {
  readonly id: string;
  readonly name: string;
  /** Label of its kind; empty: not known. */
  readonly kind: string;
  readonly theme: string;
  readonly start: Readonly<Record<string, string>>;
  /** One a task, in the order of the phases' tasks. */
  readonly squares: readonly (MatrixSquare | null)[];
  readonly counts: StandingCounts;
}

export interface CampaignMatrix {
  readonly id: string;
  readonly title: string;
  readonly phases: readonly MatrixPhase[];
  readonly units: readonly MatrixUnit[];
  /** Tasks that units should have and have not: what dealing out would add. */
  readonly undealt: number;
  readonly counts: StandingCounts;
}

export interface WallUnit {
  readonly id: string;
  readonly name: string;
  readonly total: number;
  readonly late: number;
  /** Fulfilled or past its day, and not judged. */
  readonly unjudged: number;
}

export interface CommitmentWall {
  readonly year: string;
  /** Years that have commitments, the latest first; this year is always among them. */
  readonly years: readonly string[];
  readonly units: readonly WallUnit[];
}

export interface CommitmentCard {
  readonly id: string;
  readonly promiser: string;
  /** Code of `subject-kind`. */
  readonly ownerKind: string;
  /** Label of its kind. */
  readonly kind: string;
  readonly content: string;
  readonly items: readonly { readonly content: string; readonly due: string; readonly done: boolean }[];
  readonly due: string;
  /** When, how and where it was published, in words; empty: it was not. */
  readonly published: string;
  readonly progress: readonly { readonly date: string; readonly content: string }[];
  readonly doneAt: string;
  /** Code and label of the judgement; null: none yet. */
  readonly result: { readonly code: string; readonly label: string; readonly judgedAt: string } | null;
  readonly stage: CommitmentStage;
  readonly isLate: boolean;
}

export interface DevelopmentCard {
  readonly id: string;
  readonly name: string;
  /** Empty: it has none. */
  readonly branchId: string;
  readonly branch: string;
  readonly lane: DevelopmentLane;
  /** Label of the rule set under which it stands. */
  readonly ruleSet: string;
  /** The furthest step with its day (empty: not known); null: none. */
  readonly last: { readonly label: string; readonly date: string } | null;
  readonly next: NextStep | null;
  /** The step may be taken today. */
  readonly isReady: boolean;
  /** The day by which the next step, or the observation beside it, was to be done has passed. */
  readonly lateStep: boolean;
  readonly lateObservation: boolean;
  /** Either of them. */
  readonly isLate: boolean;
  readonly observation: NextStep | null;
  readonly lacking: readonly string[];
  /** Last day of probation; null: not probationary. */
  readonly probationEnd: string | null;
}

export interface MatterCard {
  readonly id: string;
  readonly matter: string;
  /** Empty: it has none. */
  readonly branchId: string;
  readonly branch: string;
  readonly proposedAt: string;
  /** All six, in their order; a record that was deleted proves nothing. */
  readonly steps: readonly StepStanding[];
  /** Code of the step to be taken; null: none any more, or the matter is over. */
  readonly next: string | null;
  readonly isStopped: boolean;
  /** What is wrong with order, dates and signatures. */
  readonly problems: readonly string[];
}

export interface MatterNext {
  readonly step: string;
  /** Values of the form: as the branch did it last time. */
  readonly values: RecordValues;
}

export interface NoticeItem {
  readonly id: string;
  readonly topic: string;
  readonly branch: string;
  /** Labels of level and board. */
  readonly level: string;
  readonly board: string;
  readonly postAt: string;
  /** 7 天, 7 个工作日. */
  readonly days: string;
  readonly photos: number;
  readonly standing: NoticeStanding;
}

export interface NoticeCalendar {
  readonly months: readonly { readonly month: string; readonly count: number; readonly marked: number }[];
  /** By the day of posting. */
  readonly items: readonly NoticeItem[];
  /** Notices of the year whose days end next or are over without being settled, the earliest end first. */
  readonly due: readonly NoticeItem[];
  /** Days of the month on which offices do not work. */
  readonly daysOff: readonly number[];
}

/** What three-level notices are about: one policy in one period. */
export interface NoticeMatterKey {
  /** Code of `benefit-kind`, or local wording. */
  readonly policyKind: string;
  readonly period: string;
}

export interface NoticeMatter extends NoticeMatterKey {
  readonly label: string;
  /** Beneficiaries in the branch. */
  readonly count: number;
}

export interface ChainStep {
  readonly board: ChainBoard;
  readonly label: string;
  /** Null: not posted. */
  readonly notice: NoticeItem | null;
}

export interface NoticeChain {
  readonly steps: readonly ChainStep[];
  /** What the next notice starts with; null: all three are posted. */
  readonly next: {
    readonly board: ChainBoard;
    readonly label: string;
    /** First day on which it may be posted; null: no limit. */
    readonly earliest: string | null;
    /** Why it can't be posted whatever the day; null: it can. */
    readonly refusal: string | null;
    readonly values: RecordValues;
  } | null;
}
