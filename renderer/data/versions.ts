import type { RecordState } from '../../shared/journal/entry';
import { encodeState } from '../../shared/journal/state-codec';
import { textHash } from './schema-hash';

/**
 * States that were handed out to forms, by the version that stands in their details. A form hands the version back,
 * and its changes are drafted against what its author saw, not against what has come in since.
 */
export interface Versions {
  /** Version of a state; it is kept for when the form comes back. */
  keep(state: RecordState): string;
  find(version: string): RecordState | undefined;
}

/** More forms than anybody has open; an older one is drafted against the present state. */
const KEPT = 400;

export function createVersions(): Versions {
  const states = new Map<string, RecordState>();
  return {
    keep(state) {
      const version = textHash(encodeState(state));
      states.delete(version);
      states.set(version, state);
      const oldest = states.size > KEPT ? states.keys().next().value : undefined;
      if (oldest !== undefined) states.delete(oldest);
      return version;
    },
    find: (version) => states.get(version),
  };
}
