import { z } from 'zod';
import { WHY_KINDS } from '../journal/entry';
import type { Json } from '../kernel/json';
import { ROLES, type Role } from '../rules/roles';

/** Shapes that several methods of the contract share. Everything that crosses a process is parsed with these. */

export const text = (max: number) => z.string().max(max);
export const id = z.string().min(1).max(80);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** Plain data; its own schema (record type, entry codec) reads it further in. */
export const json: z.ZodType<Json> = z.custom<Json>(
  (value) => value !== undefined && typeof value !== 'function',
);

/** `practice`: the vault holds an invented office (示范档案库); the mark can't be taken off. */
export const unitCard = z.object({ id, name: text(120), code: text(40), practice: z.boolean().optional() });
export type UnitCard = z.infer<typeof unitCard>;

const role = z.enum(Object.keys(ROLES) as [Role, ...Role[]]);

/** What a user may do: the role, and the organizations within which he may; none: the whole unit. */
export const userRights = z.object({ role, branches: z.array(id).max(500) });
export type UserRights = z.infer<typeof userRights>;

export const userCard = userRights.extend({ id, name: text(60) });
export type UserCard = z.infer<typeof userCard>;

/**
 * Something the user is told once: coded, with its Chinese text. `level` decides colour and whether it stays.
 * Made from shared/kernel/errors like every message.
 */
export const notice = z.object({
  code: z.string().max(80),
  level: z.enum(['info', 'warning', 'danger']),
  message: text(2000),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Notice = z.infer<typeof notice>;

/** How far each device's journal reaches: device id -> sequence number and chain hash of its last frame. */
export const heads = z.record(z.string(), z.object({ seq: z.number(), hash: z.string() }));
export type Heads = z.infer<typeof heads>;

/** Where an entry stands: device, frame, index inside the frame. */
export const position = z.tuple([z.string(), z.number(), z.number()]);
export type Position = z.infer<typeof position>;

export const write = z.object({ value: json, saw: z.array(z.string()) });
export const register = z.object({
  heads: z.array(z.object({ stamp: z.string(), value: json })),
  over: z.array(z.string()),
});

export const entryDraft = z.object({
  id,
  record: id,
  type: text(80),
  schema: z.number().int(),
  writes: z.record(z.string(), write),
  absorbed: z.record(z.string(), register).optional(),
});

export const why = z.object({
  kind: z.enum(WHY_KINDS),
  file: text(300).optional(),
  unit: text(120).optional(),
  of: id.optional(),
  note: text(500).optional(),
});

/** A file or folder that the user chose in a dialog of the main process. The page never sees the path. */
export const ticket = z.object({ ticket: id, name: text(300), size: z.number().optional() });
export type Ticket = z.infer<typeof ticket>;

export const progress = z.object({
  job: id,
  /** Chinese name of the step. */
  step: text(120),
  done: z.number(),
  /** 0: not known yet. */
  total: z.number(),
});
export type Progress = z.infer<typeof progress>;
