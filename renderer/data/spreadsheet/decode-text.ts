import { appError } from '../../../shared/kernel/errors';
import { err, ok, type Result } from '../../../shared/kernel/result';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** What the user can choose from when the guess was wrong, in this order. */
export const TEXT_ENCODINGS: readonly TextEncodingName[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'];

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
}

/**
 * Decodes a text file. BOM, else strict UTF-8, else GB18030; no statistics, because a wrong guess that looks right is
 * worse than a question. Bytes that the encoding does not know are an error, never a replacement character.
 * @param chosen what the user chose; the guess is skipped then
 */
export function decodeText(
  bytes: Uint8Array,
  fileName: string,
  chosen?: TextEncodingName,
): Result<DecodedText> {
  const order = chosen ? [chosen] : guesses(bytes);
  for (const encoding of order) {
    const text = decodeStrict(bytes, encoding);
    if (text !== null) return ok({ text, encoding });
  }
  return err(appError('import.encoding', { file: fileName, encoding: order.join('、') }));
}

function guesses(bytes: Uint8Array): readonly TextEncodingName[] {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return ['utf-8'];
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  if (first === 0xfe && second === 0xff) return ['utf-16be'];
  return looksLikeUtf16(bytes) ?? ['utf-8', 'gb18030'];
}

/** UTF-16 without BOM: commas, digits and line ends have a zero byte on one side; other encodings have no zeros. */
function looksLikeUtf16(bytes: Uint8Array): readonly TextEncodingName[] | null {
  const head = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even === 0 && odd === 0) return null;
  return odd >= even ? ['utf-16le'] : ['utf-16be'];
}

function decodeStrict(bytes: Uint8Array, encoding: TextEncodingName): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? null : text;
  } catch {
    return null;
  }
}
