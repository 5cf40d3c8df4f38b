/** What is refused before parsing, or cut while parsing. The time limit is kept by the worker that calls the reader. */
export interface ReadLimits {
  /** Size of the file itself. */
  readonly fileBytes: number;
  readonly zipEntries: number;
  /** Sum of the unpacked sizes. */
  readonly unpackedBytes: number;
  /** Unpacked : packed, over the whole archive; small files are left alone, because empty forms compress well. */
  readonly ratio: number;
  readonly ratioFreeBytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly milliseconds: number;
}

export const READ_LIMITS: ReadLimits = {
  fileBytes: 50 * 2 ** 20,
  zipEntries: 2000,
  unpackedBytes: 200 * 2 ** 20,
  ratio: 100,
  ratioFreeBytes: 10 * 2 ** 20,
  rows: 50_000,
  columns: 500,
  milliseconds: 15_000,
};
