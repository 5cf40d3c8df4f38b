import type { BagReport } from '../../shared/bridge/bag-contract';
import type { Ticket, UnitCard } from '../../shared/bridge/shapes';

/** What the window and the data worker say to each other about bundles; see api.ts. */

export interface BundleChoice {
  /** Organizations whose subtrees go out; empty: all. */
  readonly branches: readonly string[];
  readonly types: readonly string[];
  /** Null: every year. */
  readonly years: readonly number[] | null;
  readonly attachments: boolean;
  readonly unmasked: boolean;
  readonly purpose: string;
}

export interface BundlePlan {
  readonly counts: Readonly<Record<string, number>>;
  readonly attachments: number;
  readonly bytes: number;
  readonly years: readonly number[];
  readonly suggestedName: string;
  readonly masked: readonly string[];
}

export interface BundleWritten {
  readonly folder: Ticket | null;
  readonly zip: Ticket | null;
  readonly report: BagReport;
  readonly counts: Readonly<Record<string, number>>;
  /** Short code to compare on the phone; the receiver sees the same. */
  readonly fingerprint: string | null;
}

export type BundleRowStatus = 'new' | 'changed' | 'same' | 'conflict' | 'outOfScope' | 'unknown';

export interface BundlePreview {
  /** Null when the bag is not valid or not ours; see report and problem. */
  readonly bundle: string | null;
  readonly problem: string | null;
  readonly report: BagReport;
  readonly sender: UnitCard | null;
  readonly created: string | null;
  readonly purpose: string;
  readonly alreadyTaken: boolean;
  /** Short code to compare on the phone, such as `8f3a-21c0-55de-0b17`; null: no bag to make it of. */
  readonly fingerprint: string | null;
  readonly masked: readonly string[];
  readonly counts: Readonly<Record<BundleRowStatus, number>>;
  readonly attachments: number;
  /** Files among them that we do not hold yet, though their records may say nothing new. */
  readonly newFiles: number;
  /** Deleted there and never known here; taken in all the same, so that an older bundle does not bring them to life. */
  readonly deletions: number;
}

export interface BundleRow {
  readonly id: string;
  readonly type: string;
  /** As the bundle or the vault names it; a ledger that only comes with the bundle is in no list yet. */
  readonly typeLabel: string;
  readonly title: string;
  readonly branch: string;
  readonly status: BundleRowStatus;
  readonly changes: readonly {
    readonly label: string;
    readonly before: string;
    readonly after: string;
    readonly conflict: boolean;
  }[];
}

export interface BundleTaken {
  readonly act: string;
  readonly created: number;
  readonly changed: number;
  readonly conflicts: number;
  readonly attachments: number;
}
