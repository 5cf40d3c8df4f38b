/**
 * Names that every file system a bundle may meet takes: FAT32 and exFAT sticks, Windows, macOS, Linux. Written names
 * are made safe here; names that are read are only judged (`pathFault`), never mended.
 */

/** Longest name or whole path that is written, in UTF-16 units (Windows counts these; 260 less drive and folder). */
export const MAX_NAME = 80;
export const MAX_PATH = 180;

const FORBIDDEN = /["*/:<>?\\|]/gu;
/** C0, DEL, C1, line separators, bidi overrides (they make a name read as another one) and the BOM. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)\s*(\..*)?$/iu;

/** Makes one name (no folders) safe. Forbidden characters become full-width or `_`; the extension is kept. */
export function safeName(name: string, max: number = MAX_NAME): string {
  const cleaned = name
    .replace(LONE_SURROGATE, '_')
    .replace(CONTROL, '')
    .replace(FORBIDDEN, (char) => FULL_WIDTH[char] ?? '_')
    // Last: what was taken out may have stood between a letter and its accent.
    .normalize('NFC');
  const short = trimEnds(shorten(trimEnds(cleaned), max - 1));
  if (short === '') return '未命名';
  return RESERVED.test(short) || short.startsWith('~') ? `_${short}` : short;
}

/** Look-alikes that Chinese users read without a stumble. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  '"': '＂',
  '*': '＊',
  ':': '：',
  '<': '＜',
  '>': '＞',
  '?': '？',
  '|': '｜',
};

/** Windows drops trailing dots and blanks silently, so that two names would become one. */
function trimEnds(name: string): string {
  return name.replace(/^\s+/u, '').replace(/[\s.]+$/u, '');
}

/** Cuts the stem, not the extension, and never inside a surrogate pair. */
function shorten(name: string, max: number): string {
  if (name.length <= max) return name;
  const extension = extensionOf(name);
  return cut(name.slice(0, name.length - extension.length), max - extension.length) + extension;
}

function extensionOf(name: string): string {
  return /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
}

function cut(text: string, max: number): string {
  const end = /[\ud800-\udbff]$/.test(text.slice(0, max)) ? max - 1 : max;
  return text.slice(0, end);
}

/** What two names must differ in to be two files on any system: NFC and folded case. */
export function collisionKey(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** Hands out paths that are safe and that no file system takes for one another; repeats get ` (2)`, ` (3)` ... */
export class PathBook {
  readonly #taken = new Set<string>();

  /** `folders` and `name` as people wrote them; `prefix` is ours and taken as it is (`data/附件`). */
  claim(prefix: string, folders: readonly string[], name: string): string {
    const fixed = prefix === '' ? [] : prefix.split('/');
    // Folders share what the prefix and a name of modest length leave, so that the whole path keeps its limit.
    const room = MAX_PATH - prefix.length - MAX_NAME - folders.length - 1;
    const each = Math.max(8, Math.min(MAX_NAME, Math.floor(room / Math.max(1, folders.length))));
    const folder = [...fixed, ...folders.map((part) => safeName(part, each))].join('/');
    const budget = Math.max(16, Math.min(MAX_NAME, MAX_PATH - folder.length - 1));
    for (let number = 1; ; number += 1) {
      const path = `${folder}${folder === '' ? '' : '/'}${numbered(safeName(name, budget), number, budget)}`;
      const key = collisionKey(path);
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return path;
    }
  }
}

/** `文件.pdf` and 2 give `文件 (2).pdf`. */
export function numbered(name: string, number: number, max: number = MAX_NAME): string {
  if (number === 1) return name;
  const extension = extensionOf(name);
  const suffix = ` (${number})`;
  const stem = name.slice(0, name.length - extension.length);
  return cut(stem, max - extension.length - suffix.length) + suffix + extension;
}

/** Why a path from outside must not be used on any system, in Chinese; null when it is harmless. */
export function pathFault(path: string, maxPath: number = MAX_PATH): string | null {
  if (path === '') return '名称为空';
  if (path.includes('\\')) return '含有反斜杠';
  if (path.startsWith('/')) return '是绝对路径';
  if (/^[A-Za-z]:/.test(path)) return '带有盘符';
  if (path.startsWith('~')) return '指向用户主目录';
  if (path.length > maxPath) return `超过 ${maxPath} 个字符`;
  if (matches(CONTROL, path) || matches(LONE_SURROGATE, path)) return '含有控制字符';
  for (const part of path.split('/')) {
    if (part === '..' || part === '.') return '含有“..”或“.”';
    if (part === '') return '含有空的文件夹名';
    if (/[. ]$/.test(part)) return '以点或空格结尾';
    if (RESERVED.test(part)) return '是系统保留名';
    if (matches(FORBIDDEN, part)) return '含有 Windows 不允许的字符';
  }
  return null;
}

function matches(pattern: RegExp, text: string): boolean {
  return text.search(pattern) !== -1;
}
