import { pinyin } from 'pinyin-pro';
import type { TreeNode } from '../../data/api';

/** An organization as it can be picked: where it hangs, and the texts by which it is found. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  /** Names from the root down to its parent. */
  readonly path: string;
  readonly found: readonly string[];
}

const sounds = new Map<string, readonly string[]>();

function soundsOf(name: string): readonly string[] {
  const known = sounds.get(name);
  if (known !== undefined) return known;
  const parts = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const made = [
    parts.join('').toLowerCase(),
    parts
      .map((part) => part[0] ?? '')
      .join('')
      .toLowerCase(),
  ];
  sounds.set(name, made);
  return made;
}

/** The tree as a list from the root down. A loop or a missing parent (a merge in progress) hides nobody. */
export function placesOf(tree: readonly TreeNode[]): readonly Place[] {
  const ids = new Set(tree.map((node) => node.id));
  const children = new Map<string | null, TreeNode[]>();
  for (const node of tree) {
    const parent = node.parent !== null && ids.has(node.parent) ? node.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  const places: Place[] = [];
  const seen = new Set<string>();
  const walk = (node: TreeNode, depth: number, path: readonly string[]) => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    places.push({
      id: node.id,
      name: node.name,
      depth,
      path: path.join(' / '),
      found: [node.name.toLowerCase(), ...soundsOf(node.name)],
    });
    const below = [...(children.get(node.id) ?? [])].sort((a, b) => a.order - b.order);
    for (const child of below) walk(child, depth + 1, [...path, node.name]);
  };
  for (const root of children.get(null) ?? []) walk(root, 0, []);
  // What is left hangs in a loop; it is offered flat, so that the loop can be mended.
  for (const node of tree) walk(node, 0, []);
  return places;
}

/**
 * Places that fit the typed words; every word must be found somewhere in name, pinyin or path. Those that fit by
 * their own name come first: the words for a town must not bury it under its villages.
 */
export function matchPlaces(places: readonly Place[], typed: string): readonly Place[] {
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return places;
  const byName = (place: Place) => words.every((word) => place.found.some((text) => text.includes(word)));
  const byPath = (place: Place) =>
    words.every((word) => place.found.some((text) => text.includes(word)) || place.path.includes(word));
  return [...places.filter(byName), ...places.filter((place) => !byName(place) && byPath(place))];
}
