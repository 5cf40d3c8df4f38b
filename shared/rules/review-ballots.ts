/** Where the ballots of the yearly review (民主评议党员) stand in its record, by the grade on the ballot. */
export const REVIEW_BALLOTS: Readonly<Record<string, string>> = {
  优秀: 'excellent',
  合格: 'good',
  基本合格: 'fair',
  不合格: 'poor',
  弃权: 'abstain',
};
