/** Offices above a unit that its full name begins with, down to the township or street. */
const ABOVE = /^(?:中国共产党|中共)?(?:.{2,9}?[省市县区旗])*?(?:.{2,8}?[镇乡]|.{2,8}?街道)(?=.{2,})/u;
const SUFFIXES: readonly (readonly [RegExp, string])[] = [
  [/总支部委员会$/u, '党总支'],
  [/支部委员会$/u, '党支部'],
];

/**
 * Name of an organization for a narrow column: its own short name, else its full name without what all names of a
 * township share: 中共清溪镇河口村支部委员会 is 河口村党支部.
 */
export function shortUnitName(fullName: string, shortName: string | undefined): string {
  if (shortName !== undefined && shortName !== '') return shortName;
  const bare = fullName.replace(ABOVE, '').replace(/^(?:中国共产党|中共)/u, '');
  // 中共清溪镇委员会: nothing but what it is would be left.
  if (/^(?:委员会|党委|党工委)/u.test(bare)) return fullName;
  return SUFFIXES.reduce((name, [pattern, suffix]) => name.replace(pattern, suffix), bare);
}
