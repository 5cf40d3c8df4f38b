import type { Result } from '../../shared/kernel/result';

/** What the window and the data worker say to each other about the practice vault; see api.ts. */
export interface SampleApi {
  /**
   * Fills an empty practice vault with an invented township and a year of its records, as one act that can't be taken
   * back. Refused in every other vault. `job` names it in `progress`.
   */
  fillSample(args: { job: string }): Promise<Result<{ readonly records: number }>>;
}
