import { collisionKey } from '../../../shared/bundle/safe-names';
import type { Verdict } from './verdict';

/** What a bag may hold, and what yet hints at an accident: warned of, never a reason. */
export function lookForOddities(paths: Iterable<string>, verdict: Verdict): void {
  const seen = new Set<string>();
  for (const path of paths) {
    if (!path.startsWith('data/')) continue;
    const key = collisionKey(path);
    if (seen.has(key)) verdict.warn('bundle.warn-case', { path });
    seen.add(key);
    if (path.endsWith('/bagit.txt')) verdict.warn('bundle.warn-bag-in-bag', { path: path.slice(0, -10) });
    if (/(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/i.test(path)) {
      verdict.warn('bundle.warn-system-file', { path });
    }
  }
}

/** People pick the folder around the bag: says which one they meant. */
export function bagInside(paths: Iterable<string>): { readonly hint: string } {
  const inner = [...paths].find((path) => /^[^/]+\/bagit\.txt$/.test(path));
  return { hint: inner?.split('/', 1)[0] ?? '' };
}
