/**
 * Codepages for old .xls files (BIFF5 and before store GBK bytes), on the platform's own decoders instead of the parser's
 * 1 MB of tables. Only what the parser calls when reading is here.
 */
const LABELS: ReadonlyMap<number, string> = new Map([
  [1200, 'utf-16le'],
  [1201, 'utf-16be'],
  [65001, 'utf-8'],
  [936, 'gb18030'],
  [54936, 'gb18030'],
  [10008, 'gb18030'],
  [950, 'big5'],
  [10002, 'big5'],
  [932, 'shift_jis'],
  [949, 'euc-kr'],
  [1250, 'windows-1250'],
  [1251, 'windows-1251'],
  [10000, 'macintosh'],
]);
const decoders = new Map<string, TextDecoder>();

type Bytes = string | readonly number[] | Uint8Array;

export const codepages = {
  utils: {
    decode(codepage: number, data: Bytes): string {
      const label = LABELS.get(codepage) ?? 'windows-1252';
      const decoder = decoders.get(label) ?? new TextDecoder(label, { ignoreBOM: true });
      decoders.set(label, decoder);
      return decoder.decode(toBytes(data));
    },
    encode(_codepage: number, text: string): Uint8Array {
      return new TextEncoder().encode(text);
    },
    hascp: (codepage: number): boolean => LABELS.has(codepage),
  },
};

function toBytes(data: Bytes): Uint8Array {
  if (typeof data !== 'string') return Uint8Array.from(data);
  return Uint8Array.from(data, (character) => character.charCodeAt(0) & 0xff);
}
