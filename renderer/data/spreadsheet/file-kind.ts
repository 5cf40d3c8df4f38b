/** What a file is by its first bytes. The name is not trusted: systems export web pages and CSV under `.xls`. */
export type FileKind =
  | { readonly kind: 'zip' | 'ole' | 'text' }
  /** `looks`: Chinese name of what it seems to be. */
  | { readonly kind: 'other'; readonly looks: string };

const MAGIC: readonly (readonly [prefix: readonly number[], looks: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], '图片'],
  [[0xff, 0xd8, 0xff], '图片'],
  [[0x47, 0x49, 0x46, 0x38], '图片'],
  [[0x42, 0x4d], '图片'],
  [[0x25, 0x50, 0x44, 0x46], 'PDF 文件'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR 压缩包'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z 压缩包'],
  [[0x1f, 0x8b], 'gzip 压缩包'],
  [[0x4d, 0x5a], '可执行程序'],
  [[0x7f, 0x45, 0x4c, 0x46], '可执行程序'],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const WEB_PAGE = /^\s*(?:<!doctype|<html|<head|<table|<meta|<\?xml|<style|<div)/i;
const TEXT_EXTENSION = /\.(?:csv|txt|tsv)$/i;

/** Tells a workbook (zip, OLE) and delimited text from everything else. */
export function fileKind(bytes: Uint8Array, fileName: string): FileKind {
  if (startsWith(bytes, ZIP)) return { kind: 'zip' };
  if (startsWith(bytes, OLE)) return { kind: 'ole' };
  const known = MAGIC.find(([prefix]) => startsWith(bytes, prefix));
  // Two letters are a weak sign: a CSV may begin with "BM" or "MZ".
  const weak = known !== undefined && known[0].length === 2 && !hasZeros(bytes);
  if (known && !weak) return { kind: 'other', looks: known[1] };
  if (WEB_PAGE.test(asciiHead(bytes))) return { kind: 'other', looks: '网页文件' };
  if (TEXT_EXTENSION.test(fileName)) return { kind: 'text' };
  return { kind: 'other', looks: hasZeros(bytes) ? '' : '文本文件' };
}

const startsWith = (bytes: Uint8Array, prefix: readonly number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte);

const hasZeros = (bytes: Uint8Array): boolean => bytes.subarray(0, 512).includes(0);

function asciiHead(bytes: Uint8Array): string {
  const start = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0;
  return String.fromCharCode(...bytes.subarray(start, start + 256).filter((byte) => byte !== 0));
}
