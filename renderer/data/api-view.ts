/** What a comparison of view and lists with the journal found. */
export interface ViewReport {
  /** Records that the journal makes. */
  readonly records: number;
  /** Ids whose row is missing, too many, does not open or says something else. */
  readonly wrong: readonly string[];
  /** The view's own mark agrees with the end of the journal and with the number of rows. */
  readonly mark: boolean;
  /** The lists in memory count as many records. */
  readonly index: boolean;
  readonly clean: boolean;
  /** The view was wrong and has been made anew from the journal. */
  readonly mended: boolean;
}
