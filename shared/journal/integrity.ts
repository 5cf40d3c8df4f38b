/**
 * Valid edits can merge into something invalid: two PCs give one number to two members, or hang two organizations
 * below each other. This pass looks at the merged records and reports; it repairs nothing, because which of the
 * two was meant is for a person to say.
 */
export type IntegrityFinding =
  /** Records that carry the same identity. `key` is the text they share; it may be personal: never log it. */
  | { readonly kind: 'duplicate'; readonly key: string; readonly records: readonly string[] }
  /** Records that are their own ancestors, in order from child to parent, starting with the smallest id. */
  | { readonly kind: 'loop'; readonly records: readonly string[] }
  /** A reference to a record that isn't there or lies in the bin. */
  | {
      readonly kind: 'missing-reference';
      readonly record: string;
      readonly field: string;
      readonly target: string;
      readonly deleted: boolean;
    };

/** A reference that a record holds. */
export interface Reference {
  readonly field: string;
  readonly target: string;
}

/** Questions about the merged records; all are answered by the owner of the data. */
export interface IntegrityQuestions {
  /** Texts by which the record is known; equal texts in two live records are reported. */
  readonly identities: (record: string) => readonly string[];
  readonly parent: (record: string) => string | undefined;
  readonly references: (record: string) => readonly Reference[];
  readonly life: (record: string) => 'alive' | 'deleted' | 'unknown';
}

/** Looks at all live records among `records`. Linear in their number. */
export function checkIntegrity(
  records: Iterable<string>,
  ask: IntegrityQuestions,
): readonly IntegrityFinding[] {
  const live = [...records].filter((record) => ask.life(record) === 'alive');
  return [...findDuplicates(live, ask), ...findLoops(live, ask), ...findMissingReferences(live, ask)];
}

/** Live records that share an identity, one finding a shared text. */
export function findDuplicates(
  live: readonly string[],
  ask: Pick<IntegrityQuestions, 'identities'>,
): readonly IntegrityFinding[] {
  const holders = new Map<string, string[]>();
  for (const record of live) {
    for (const key of new Set(ask.identities(record))) {
      const others = holders.get(key);
      if (others === undefined) holders.set(key, [record]);
      else others.push(record);
    }
  }
  return [...holders]
    .filter(([, sharing]) => sharing.length > 1)
    .map(([key, sharing]) => ({ kind: 'duplicate' as const, key, records: sharing }));
}

/** Circles of parents. A record that only hangs below a circle is not part of it. */
export function findLoops(
  live: readonly string[],
  ask: Pick<IntegrityQuestions, 'parent'>,
): readonly IntegrityFinding[] {
  const loops: IntegrityFinding[] = [];
  const done = new Set<string>();
  for (const start of live) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !onPath.has(at)) {
      path.push(at);
      onPath.add(at);
      at = ask.parent(at);
    }
    if (at !== undefined && onPath.has(at)) {
      loops.push({ kind: 'loop', records: fromSmallest(path.slice(path.indexOf(at))) });
    }
    for (const record of path) done.add(record);
  }
  return loops;
}

/** Whether hanging `record` below `parent` would close a circle. */
export function wouldLoop(record: string, parent: string, ask: Pick<IntegrityQuestions, 'parent'>): boolean {
  const met = new Set<string>();
  for (let at: string | undefined = parent; at !== undefined && !met.has(at); at = ask.parent(at)) {
    if (at === record) return true;
    met.add(at);
  }
  return false;
}

/** References of live records to records that are unknown or in the bin. */
export function findMissingReferences(
  live: readonly string[],
  ask: Pick<IntegrityQuestions, 'references' | 'life'>,
): readonly IntegrityFinding[] {
  return live.flatMap((record) =>
    ask.references(record).flatMap(({ field, target }): readonly IntegrityFinding[] => {
      const life = ask.life(target);
      if (life === 'alive') return [];
      return [{ kind: 'missing-reference', record, field, target, deleted: life === 'deleted' }];
    }),
  );
}

function fromSmallest(circle: readonly string[]): readonly string[] {
  const index = circle.indexOf([...circle].sort()[0] ?? '');
  return [...circle.slice(index), ...circle.slice(0, index)];
}
