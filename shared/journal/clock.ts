/**
 * Hybrid logical clock as text that sorts: `<ms, 12 hex digits>-<counter, 4 hex digits>-<device id>`.
 * Example: `019a1b2c3d4e-0000-k7x2m9qd`. Compare with `<` and `>`.
 */
export type Stamp = string;
