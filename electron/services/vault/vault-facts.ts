import type { Head } from './lane-scan';
import type { VaultNotice } from './notices';
import type { VaultCard } from './vault-card';
import type { UnitFacts, UserCard } from './vault-users';
import { usersOf } from './vault-users';

export interface VaultStatusFacts {
  readonly state: 'none' | 'locked' | 'unlocked' | 'unusable';
  readonly folder: string;
  readonly unit: UnitOfVault | null;
  readonly users: UserCard[];
  readonly user: UserCard | null;
  readonly readOnly: boolean;
  readonly waitMs: number;
  readonly notices: VaultNotice[];
  readonly problem: VaultNotice | null;
}

export interface SessionFacts {
  /** A copy; wipe it after use. */
  readonly viewKey: Uint8Array;
  readonly vault: string;
  readonly device: string;
  readonly user: UserCard;
  readonly unit: UnitOfVault;
  readonly readOnly: boolean;
  readonly heads: Record<string, Head>;
  readonly entries: number;
  /** Frames that have been blanked. */
  readonly blanked: number;
  readonly notices: VaultNotice[];
}

export interface NewVault {
  readonly folder: string;
  readonly unit: UnitFacts;
  /** Display name of the first administrator. */
  readonly user: string;
  readonly password: string;
}

/** The unit as the program shows it and as bundles name it; what only a newer program knows stays in the card. */
export interface UnitOfVault {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly practice?: true;
}

export const unitOf = ({ unit: { id, name, code, practice } }: VaultCard): UnitOfVault => ({
  id,
  name,
  code,
  ...(practice === true ? { practice } : {}),
});

/** The part of the card that anybody may see. */
export const publicPart = (card: VaultCard): Pick<VaultStatusFacts, 'unit' | 'users'> => ({
  unit: unitOf(card),
  users: usersOf(card),
});
