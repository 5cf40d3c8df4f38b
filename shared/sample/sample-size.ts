/** How large an office is invented. The same size, seed and day give the same records. */
export interface SampleSize {
  readonly branches: number;
  /** Files of members, those who left and who are on their way included. At least three a branch are made. */
  readonly members: number;
  /** Today, `YYYY-MM-DD`: the records are those of the year that ends on it. */
  readonly today: string;
  readonly seed?: number;
  /** Records without benefit rows; absent: as many as a year brings. Never fewer than one of each type. */
  readonly records?: number;
  /** Rows of benefit lists; absent: as many as a year brings. */
  readonly benefits?: number;
  /** Name of the committee over all; absent: that of the first town. */
  readonly unitName?: string;
  /** Files that are attached to records, as they lie in the store of the vault. */
  readonly papers: readonly SamplePaper[];
}

/** A file that the sample attaches, by its content. */
export interface SamplePaper {
  readonly blob: string;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
  /** Codes of `attachment-purpose` for which it stands. */
  readonly purposes: readonly string[];
}

/** Branches below one committee; more of them make a district of several towns. */
export const BRANCHES_A_TOWN = 30;
