/** A cell that names several organizations. */
export interface SeveralUnits {
  readonly first: string;
  readonly others: readonly string[];
}

const SEPARATOR = /[、，,；;／/]+/;
/** One organization whose name joins several: 李家村、王家村联合党支部. */
const JOINT = /联合/;

/** `组织办、纪委` names two; null for a cell that names one. The separators are those that clerks write. */
export function splitUnits(text: string): SeveralUnits | null {
  if (JOINT.test(text)) return null;
  const [first, ...others] = text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return first === undefined || others.length === 0 ? null : { first, others };
}
