import { appError, type ErrorCode } from '../../../shared/kernel/errors';
import { ok } from '../../../shared/kernel/result';
import type { FileHit, FilesApi, FileText } from '../api-files';
import { blobsAt } from '../index/blobs';
import type { FilesWith } from '../index/query';
import type { OpenVault } from '../open-vault';
import { attachmentOf } from './fetch-file';
import { fileWords } from './fold';
import type { Holder } from './holders';
import type { Known } from './known-texts';
import { type ReadingTrouble, TEXT_LIMITS } from './reading';
import type { TextMatch } from './text-index';
import type { TextKeeper } from './text-keeper';

/** A single character is in nearly every text. */
const SHORTEST = 2;

const tellingWords = (typed: string): readonly string[] => {
  const words = fileWords(typed);
  return (words[0] ?? '').length < SHORTEST ? [] : words;
};

/** Files that hold all words typed, by content hash: for the lists of types whose records are about their files. */
export const filesWith =
  (keeper: TextKeeper): FilesWith =>
  (typed) =>
    new Set(keeper.index.search(tellingWords(typed)).map(({ key }) => key));

/** Search by the words inside attachments, and what is known of those words. */
export function createTexts(
  vault: OpenVault,
  keeper: TextKeeper,
): Pick<FilesApi, 'searchFiles' | 'fileTexts'> {
  return {
    async searchFiles({ text, limit }) {
      const { waiting } = keeper;
      const words = tellingWords(text);
      const found = keeper.index
        .search(words)
        .flatMap((match) => keeper.holders.of(match.key).map((holder) => ({ match, holder })));
      const { length } = words[0] ?? '';
      const shown = found.slice(0, limit);
      const hits = await Promise.all(
        shown.map(({ match, holder }) => hitOf(vault, keeper, match, holder, length)),
      );
      return ok({ total: found.length, hits, waiting });
    },
    async fileTexts({ id }) {
      const found = vault.index.find(id);
      const blobs = found === undefined ? [] : blobsAt(found.index, found.row);
      return ok(Object.fromEntries(blobs.map((blob) => [blob, stateOf(keeper.known(blob))])));
    },
  };
}

async function hitOf(
  vault: OpenVault,
  keeper: TextKeeper,
  { key, at }: TextMatch,
  holder: Holder,
  length: number,
): Promise<FileHit> {
  const { index, row } = holder;
  const branch = vault.index.branchAt(index, row);
  const text = (await keeper.textOf(key)) ?? '';
  return {
    id: index.idAt(row),
    type: index.type.name,
    title: index.titleAt(row),
    branch: branch === undefined ? '' : (vault.index.titleOf('organization', branch) ?? ''),
    blob: key,
    name: (await attachmentOf(vault, key, holder))?.name ?? '',
    around: around(text, at, length),
  };
}

/** Characters shown before and after a hit: one line of the palette. */
const BEFORE = 14;
const AFTER = 44;

/** The text around a hit on one line; `at` and `length` in UTF-16 units. */
export function around(text: string, at: number, length: number): FileHit['around'] {
  const line = (from: number, to: number) => text.slice(from, to).replace(/\s+/gu, ' ');
  const from = Math.max(0, at - BEFORE);
  const end = at + length + AFTER;
  const before = `${from > 0 ? '…' : ''}${whole(line(from, at), 'start')}`;
  const after = `${whole(line(at + length, end), 'end')}${end < text.length ? '…' : ''}`;
  return [before.trimStart(), line(at, at + length), after.trimEnd()];
}

/** Without the half of a character that the cut left. */
const whole = (text: string, side: 'start' | 'end'): string =>
  side === 'start' ? text.replace(/^[\udc00-\udfff]/, '') : text.replace(/[\ud800-\udbff]$/, '');

function stateOf(known: Known | undefined): FileText {
  if (known === undefined) return { state: 'waiting' };
  return known.state === 'failed' ? { state: 'failed', message: messageOf(known.trouble) } : known;
}

function messageOf(trouble: ReadingTrouble): string {
  const { fileBytes, allCharacters } = TEXT_LIMITS;
  const facts = {
    limit: Math.round(trouble === 'crowded' ? allCharacters / 10_000 : fileBytes / 2 ** 20),
    seconds: TEXT_LIMITS.milliseconds / 1000,
  };
  return appError(`texts.${trouble}` satisfies ErrorCode, facts).message;
}
