import type { Result } from '../../shared/kernel/result';
import type { CommitAnswer } from './api';

/** Attachments: taking them in, and the words in them. */
export interface FilesApi {
  /**
   * Streams a file into the blob store and adds it to the record's attachments.
   * @param args.purpose code of `attachment-purpose`; absent: what the papers of its type usually are
   */
  attach(args: { id: string; file: File; job: string; purpose?: string }): Promise<Result<CommitAnswer>>;
  /** Files that hold all words typed, in attachments of live records; those that say them oftenest first. */
  searchFiles(args: { text: string; limit: number }): Promise<Result<FileHits>>;
  /** How far the words of a record's attachments are known, by content hash. */
  fileTexts(args: { id: string }): Promise<Result<Readonly<Record<string, FileText>>>>;
}

export interface FilesEvents {
  /** The words of a file became known; so many files are still to be read. */
  texts: { readonly waiting: number };
}

export interface FileHits {
  /** Files found, each counted once for every record that holds it. */
  readonly total: number;
  readonly hits: readonly FileHit[];
  /** Files that have not been read yet; they may hold the words too. */
  readonly waiting: number;
}

/** A file that was found, with the record that holds it. */
export interface FileHit {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly branch: string;
  /** Content hash of the attachment. */
  readonly blob: string;
  readonly name: string;
  /** The text around the first hit, cut into what stands before, the word itself, and what follows. */
  readonly around: readonly [before: string, hit: string, after: string];
}

export type FileText =
  | { readonly state: 'waiting' }
  | { readonly state: 'text'; readonly characters: number; readonly cut: boolean }
  /** It holds no words: a scan, a photograph. */
  | { readonly state: 'none' }
  /** Not a kind of file that is looked into. */
  | { readonly state: 'other' }
  /** Its content is not on this PC. */
  | { readonly state: 'absent' }
  | { readonly state: 'failed'; readonly message: string };
