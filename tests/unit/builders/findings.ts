import type { Finding } from '../../../shared/records/define';

/** Findings as `V04 warning joinDate`: what tests compare, without the wording. Notes on empty fields are left out. */
export function numbersOf(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ check }) => check !== 'V32')
    .map(({ check, level, field }) => `${check} ${level} ${field}`);
}
