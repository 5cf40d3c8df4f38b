/** Time, chance and hashing come in as arguments, so that the pure rooms stay pure and tests decide them. */

/** Wall clock, milliseconds since 1970-01-01 UTC. */
export type Now = () => number;

/** `count` random bytes from a cryptographic source. */
export type RandomBytes = (count: number) => Uint8Array;

/** A new id: UUID version 7, lower case. */
export type NewId = () => string;
