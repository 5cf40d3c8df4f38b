import { z } from 'zod';
import { isStamp } from '../journal/clock';
import type { RecordState, Register } from '../journal/entry';
import { normalRegister } from '../journal/merge';
import { appError } from '../kernel/errors';
import { canonicalJson, type Json } from '../kernel/json';
import { err, ok, type Result } from '../kernel/result';

/**
 * What a bundle holds besides the ledgers for people: `data/bundle.json` (the head) and `data/records/<type>.jsonl`
 * (one RecordState a line). Objects are open: what a newer minor version adds is kept and carried on.
 */

/** Version of this layout. Raised when something is added; `MIN_READER` when an older reader would misunderstand it. */
export const BUNDLE_FORMAT = 1;
export const MIN_READER = 1;

export const HEAD_PATH = 'data/bundle.json';
export const PAGE_PATH = 'data/浏览.html';
export const CATALOGUE_PATH = 'data/目录.csv';
export const LEDGERS_PREFIX = 'data/台账';
export const ATTACHMENTS_PREFIX = 'data/附件';

/** Path of the records of one type. Type names are identifiers, so they are safe as file names. */
export function recordsPath(type: string): string {
  return `data/records/${type}.jsonl`;
}

const unitSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  code: z.string(),
  /** The sender's vault holds an invented office: nothing in it is real. */
  practice: z.boolean().optional(),
});

const attachmentSchema = z.looseObject({
  /** Record and list element that the attachment belongs to. */
  record: z.string(),
  element: z.string(),
  /** SHA-256 of the content, hex: its name in a blob store. */
  blob: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where it stands in the bag; made safe for any stick. */
  path: z.string(),
  size: z.number().int().nonnegative(),
  /** Name that the user gave, unchanged. */
  name: z.string(),
});

const headSchema = z.looseObject({
  format: z.number().int().positive(),
  minReader: z.number().int().positive(),
  /** Id of this bundle; importing the same one twice changes nothing. */
  id: z.string().min(1),
  title: z.string(),
  /** Unit card of the sender. */
  sender: unitSchema,
  /** Name and id of the PC that wrote it. */
  device: z.string(),
  /** Time of writing, ISO 8601 with offset. */
  created: z.iso.datetime({ offset: true }),
  program: z.string(),
  scope: z.looseObject({
    /** Ids of the organizations whose branches of the tree are inside. */
    roots: z.array(z.string()),
    types: z.array(z.string()),
    /** Years chosen; empty: all. */
    years: z.array(z.string()),
  }),
  /** Records per type. */
  counts: z.record(z.string(), z.number().int().nonnegative()),
  /** Fields left out as sensitive, `<type>.<field>`; empty when the user decided to send them. */
  masked: z.array(z.string()),
  attachments: z.array(attachmentSchema),
  /** Id of the sender's bundle before this one to the same receiver; null for the first. */
  previous: z.string().nullable(),
});

export type BundleHead = z.infer<typeof headSchema>;
export type BundleAttachment = z.infer<typeof attachmentSchema>;
export type UnitCard = z.infer<typeof unitSchema>;

/** Stable text: the same head always gives the same bytes. */
export function formatHead(head: BundleHead): string {
  return `${canonicalJson(z.json().parse(head))}\n`;
}

/**
 * Reads the head. A bundle whose `minReader` is above ours comes back as `bundle.newer`: it may be shown, not taken
 * in. A newer `format` alone is fine; what we do not know stays in the object.
 */
export function parseHead(text: string): Result<BundleHead> {
  const value = parseJson(text);
  const versions = z.looseObject({ format: z.number(), minReader: z.number() }).safeParse(value);
  if (versions.success && versions.data.minReader > BUNDLE_FORMAT) {
    return err(
      appError('bundle.newer', { format: versions.data.format, minReader: versions.data.minReader }),
    );
  }
  const head = headSchema.safeParse(value);
  if (head.success) return ok(head.data);
  const path = head.error.issues[0]?.path.join('.') ?? '';
  return err(appError('bundle.head-malformed', { detail: path === '' ? '不是 JSON 对象' : path }));
}

/** What can be said of a bundle that is too new to be taken in: sender, time, counts, as far as they are there. */
export function glimpseHead(
  text: string,
): Partial<Pick<BundleHead, 'title' | 'sender' | 'created' | 'counts'>> {
  const value = parseJson(text);
  const glimpse = z.looseObject({
    title: z.string().optional().catch(undefined),
    sender: unitSchema.optional().catch(undefined),
    created: z.string().optional().catch(undefined),
    counts: z.record(z.string(), z.number()).optional().catch(undefined),
  });
  const parsed = glimpse.safeParse(value);
  if (!parsed.success) return {};
  const { title, sender, created, counts } = parsed.data;
  return { title, sender, created, counts };
}

const stampSchema = z.string().refine(isStamp);
/** What JSON.parse gave is JSON all the way down; walking it again would only cost time. */
const valueSchema = z.custom<Json>((value) => value !== undefined);

const recordSchema = z.looseObject({
  id: z.string().min(1),
  type: z.string().min(1),
  schema: z.number().int().nonnegative(),
  registers: z.record(
    z.string(),
    z.looseObject({
      heads: z.array(z.looseObject({ stamp: stampSchema, value: valueSchema })).min(1),
      over: z.array(stampSchema),
    }),
  ),
});

/** One line of `data/records/<type>.jsonl`, with its line feed. */
export function formatRecord(record: RecordState): string {
  const registers = Object.entries(record.registers).map(([path, register]): [string, Json] => [
    path,
    { ...register, heads: register.heads.map((head) => ({ ...head })) },
  ]);
  return `${canonicalJson({ ...record, registers: Object.fromEntries(registers) })}\n`;
}

/**
 * Reads one line; `line` counts from 1 and is for the message. Keys that we do not know are kept; registers come out
 * in normal form, whatever order a stranger wrote them in.
 */
export function parseRecord(text: string, file: string, line: number): Result<RecordState> {
  const parsed = recordSchema.safeParse(parseJson(text));
  if (!parsed.success) return err(appError('bundle.record-malformed', { file, line }));
  const registers: Record<string, Register> = {};
  for (const [path, register] of Object.entries(parsed.data.registers)) {
    registers[path] = { ...register, ...normalRegister(register.heads, register.over) };
  }
  return ok({ ...parsed.data, registers });
}

/** Elements of bag-info.txt in their order. The agent's name is how the verifier knows a bag as ours. */
export function bagInfo(head: BundleHead): readonly (readonly [label: string, value: string])[] {
  return [
    ['Source-Organization', `${head.sender.name} (${head.sender.code})`],
    ['Bagging-Date', head.created.slice(0, 10)],
    ['External-Description', head.title],
    ['External-Identifier', head.id],
    ['Bag-Software-Agent', `Xiangdang ${head.program}`],
  ];
}

function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
