import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Json } from '../../../shared/kernel/json';
import { canonicalJson } from '../../../shared/kernel/json';
import { ROLES, type Role } from '../../../shared/rules/roles';
import type { Sleep } from '../fs/durable-file';
import { writeDurably } from '../fs/durable-file';
import type { FileSystem } from '../fs/file-system';
import { errnoOf } from '../fs/file-system';
import { HIGHEST_COST, LOWEST_COST } from './password-hash';
import { hmac } from './seal';

/** Newest vault format that this program writes and reads. */
export const VAULT_FORMAT = 1;

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);

/** Unknown properties are kept: a newer program's additions survive a write by an older one. */
const userSlot = z.looseObject({
  user: z.string().min(1),
  name: z.string(),
  /** Kept beside the role for programs that know no roles; a card of theirs has no role, and this decides. */
  administrator: z.boolean(),
  role: z.enum(Object.keys(ROLES) as [Role, ...Role[]]).optional(),
  /** Ids of the organizations to which the user is bound; none: the whole unit. */
  branches: z.array(z.string()).optional(),
  kdf: z.looseObject({
    name: z.literal('argon2id'),
    memoryKiB: z.number().int().min(LOWEST_COST.memoryKiB).max(HIGHEST_COST.memoryKiB),
    passes: z.number().int().min(LOWEST_COST.passes).max(HIGHEST_COST.passes),
    salt: base64,
  }),
  nonce: base64,
  sealed: base64,
});
export type UserSlot = z.infer<typeof userSlot>;

const recoverySlot = z.looseObject({ salt: base64, nonce: base64, sealed: base64 });
export type RecoverySlot = z.infer<typeof recoverySlot>;

/** A stretch of a segment that an administrator gave up; it no longer counts as damage. */
const acceptedLoss = z.looseObject({
  lane: z.string(),
  segment: z.number().int(),
  offset: z.number().int(),
  end: z.number().int(),
});
export type AcceptedLoss = z.infer<typeof acceptedLoss>;

/** A record that an administrator erased: the frames whose payloads are blank since. Who and why stands in the journal. */
const erasure = z.looseObject({
  id: z.string(),
  record: z.string(),
  /** ms since 1970 UTC */
  wall: z.number(),
  frames: z.array(z.tuple([z.string(), z.number().int()])),
});
export type Erasure = z.infer<typeof erasure>;

/** Numbers of the frames of a lane that were to be blanked. */
export const erasedIn = (erased: readonly Erasure[], lane: string): ReadonlySet<number> =>
  new Set(erased.flatMap(({ frames }) => frames.filter(([name]) => name === lane).map(([, seq]) => seq)));

const vaultCard = z.looseObject({
  format: z.number().int(),
  /** Lowest format number that a program must know to write here. */
  minReader: z.number().int(),
  vault: z.string().min(8),
  /** ms since 1970 UTC */
  created: z.number(),
  unit: z.looseObject({
    id: z.string(),
    name: z.string(),
    code: z.string(),
    /** Holds an invented office to practise on. */
    practice: z.boolean().optional(),
  }),
  users: z.array(userSlot).min(1),
  recovery: recoverySlot,
  accepted: z.array(acceptedLoss),
  /** Left out of cards in whose vault nothing was ever erased. */
  erased: z.array(erasure).optional(),
  /** HMAC under a key of the vault over all the rest; base64. */
  mac: z.string(),
});
/** The content of vault.json. Readable without a key: unit, users' display names, wrapped keys. */
export type VaultCard = z.infer<typeof vaultCard>;
/** A card without its authentication code. */
export type OpenCard = Omit<VaultCard, 'mac'>;

export const CARD_NAME = 'vault.json';
export const CARD_COPY = 'vault.json.bak';

const plainJson = z.json();

const macInput = (card: object): string => {
  const { mac: _, ...rest } = plainJson
    .pipe(z.record(z.string(), plainJson))
    .parse(JSON.parse(JSON.stringify(card)));
  const data: Json = rest;
  return canonicalJson(data);
};

/** The card with its authentication code. */
export function signCard(card: object, key: Uint8Array): VaultCard {
  return vaultCard.parse({ ...card, mac: hmac(key, macInput(card)).toString('base64') });
}

/** Was the card written by somebody who held the vault's key? */
export function isCardGenuine(card: VaultCard, key: Uint8Array): boolean {
  const given = Buffer.from(card.mac, 'base64');
  const right = hmac(key, macInput(card));
  return given.length === right.length && timingSafeEqual(given, right);
}

export type CardRead =
  | { readonly kind: 'card'; readonly card: VaultCard; readonly fromCopy: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }
  /** Written by a newer program and no longer understood at all. */
  | { readonly kind: 'newer'; readonly needs: number };

function parseCard(bytes: Uint8Array): VaultCard | number | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
  const card = vaultCard.safeParse(raw);
  if (card.success) return card.data;
  const newer = z.object({ format: z.number(), minReader: z.number() }).safeParse(raw);
  return newer.success && newer.data.minReader > VAULT_FORMAT ? newer.data.minReader : undefined;
}

async function bytesOf(fs: FileSystem, path: string): Promise<Uint8Array | undefined> {
  try {
    return await fs.readFile(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Reads vault.json, or its copy when it can't be read. */
export async function readCard(fs: FileSystem, folder: string): Promise<CardRead> {
  const main = await bytesOf(fs, join(folder, CARD_NAME));
  const parsed = main && parseCard(main);
  if (typeof parsed === 'number') return { kind: 'newer', needs: parsed };
  if (parsed !== undefined) return { kind: 'card', card: parsed, fromCopy: false };
  const copy = await bytesOf(fs, join(folder, CARD_COPY));
  const second = copy && parseCard(copy);
  if (typeof second === 'number') return { kind: 'newer', needs: second };
  if (second !== undefined) return { kind: 'card', card: second, fromCopy: true };
  if (main === undefined && copy === undefined) return { kind: 'none' };
  return { kind: 'damaged' };
}

/**
 * Writes the card and then its copy: at each moment one of the two is whole. The copy gets the new content too, because
 * an old copy would keep a changed password or a removed user alive.
 */
export async function writeCard(
  fs: FileSystem,
  folder: string,
  card: VaultCard,
  sleep: Sleep,
): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(card, null, 2)}\n`, 'utf8');
  await writeDurably(fs, join(folder, CARD_NAME), bytes, sleep);
  await writeDurably(fs, join(folder, CARD_COPY), bytes, sleep);
}
