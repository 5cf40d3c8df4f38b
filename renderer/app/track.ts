import { type Json, sameJson } from '../../shared/kernel/json';
import type { Route } from './routes';

/** Where the user has been, and where in that way he stands. */
export interface Track {
  readonly routes: readonly Route[];
  readonly at: number;
  /** Raised with each step: what is shown then begins anew. A place that is only exchanged goes on as it is. */
  readonly visit: number;
}

/** Longest way back that is remembered. */
const TRACK_LIMIT = 50;

/** The way after a step forward: what lay ahead is forgotten, as in a browser. A step to the same place is none. */
export function stepTo(track: Track, route: Route): Track {
  if (sameJson(plain(track.routes[track.at]), plain(route))) return track;
  const routes = [...track.routes.slice(0, track.at + 1), route].slice(-TRACK_LIMIT);
  return { routes, at: routes.length - 1, visit: track.visit + 1 };
}

/** The way after a step back (-1) or forward (1) along it; at its ends one stays. */
export function stepAlong(track: Track, by: 1 | -1): Track {
  const at = track.at + by;
  return track.routes[at] === undefined ? track : { ...track, at, visit: track.visit + 1 };
}

/** The way with its present place exchanged: a new form that became the form of its record. */
export function exchange(track: Track, route: Route): Track {
  return { ...track, routes: track.routes.map((old, index) => (index === track.at ? route : old)) };
}

/** Without the keys that are undefined, which mean the same as missing ones. */
const plain = (route: Route | undefined): Json => JSON.parse(JSON.stringify(route ?? null));
