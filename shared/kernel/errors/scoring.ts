import type { Message } from './index';

/** Votes and their results. */
export const scoringErrors = {
  'scoring.round-gone': () => '找不到这次测评，可能已被删除。这张票没有录入。请到回收站查看。',
  'scoring.scheme-gone': () =>
    '找不到这次测评的评价办法，不能计算结果。已录的票都在。请在测评记录里重新选择评价办法。',
  'scoring.more-than-voters': ({ most, word }) =>
    `已录 ${most ?? ''} 张，与${word ?? '应参加人数'}相等，再录就多于投票的人，这张票没有录入。请核对票面，或改正人数后再录。`,
  'scoring.no-ballot': () => '还没有录入的票，没有可收回的。',
  'scoring.nothing-scored': () => '还没有算出任何一个对象的得分，没有写入记录。请先录完各评价主体的票或分。',
} satisfies Record<string, Message>;
