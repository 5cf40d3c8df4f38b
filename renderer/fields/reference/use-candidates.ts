import { useEffect, useMemo, useState } from 'react';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { matchPlaces, placesOf } from './places';

/** A record that can be referred to. */
export interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly depth: number;
}

const MOST = 80;

/** Candidates for what was typed: organizations from the tree, other types by search. */
export function useCandidates(to: string, typed: string, wanted: boolean): readonly Candidate[] {
  const data = useData();
  const { tree } = useBranch();
  const isTree = to === 'organization';
  const places = useMemo(() => (isTree && wanted ? placesOf(tree) : []), [isTree, wanted, tree]);
  const [found, setFound] = useState<readonly Candidate[]>([]);

  useEffect(() => {
    if (isTree || !wanted || typed.trim() === '') return setFound([]);
    let stale = false;
    const timer = setTimeout(() => {
      void data.search({ text: typed, limit: MOST }).then((answer) => {
        if (stale || !answer.ok) return;
        const hits = answer.value.find((group) => group.type === to)?.hits ?? [];
        setFound(hits.map((hit) => ({ id: hit.id, title: hit.title, detail: hit.branch, depth: 0 })));
      });
    }, 120);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [data, isTree, to, typed, wanted]);

  return useMemo(() => {
    if (!isTree) return found;
    const narrowed = typed.trim() !== '';
    return matchPlaces(places, typed)
      .slice(0, MOST)
      .map((place) => ({
        id: place.id,
        title: place.name,
        detail: narrowed ? place.path : '',
        depth: narrowed ? 0 : place.depth,
      }));
  }, [isTree, found, places, typed]);
}

/** Title of the record that is referred to; null while it is looked up, '' when there is none. */
export function useTitle(to: string, id: string): string | null {
  const data = useData();
  const { tree } = useBranch();
  const [asked, setAsked] = useState<{ id: string; title: string } | null>(null);
  const known = to === 'organization' ? tree.find((node) => node.id === id)?.name : undefined;
  useEffect(() => {
    if (id === '' || known !== undefined) return;
    let stale = false;
    void data.titles({ ids: [id] }).then((answer) => {
      if (!stale && answer.ok) setAsked({ id, title: answer.value[id] ?? '（找不到）' });
    });
    return () => {
      stale = true;
    };
  }, [data, id, known]);
  if (id === '') return '';
  return known ?? (asked?.id === id ? asked.title : null);
}
