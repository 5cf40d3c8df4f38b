import type { Json } from '../../shared/kernel/json';
import type { FieldDefinition } from '../../shared/records/define';

/** What every kind's input is given. The wrapper shows label, hint and findings; an input shows only itself. */
export interface InputProps {
  /** DOM id, to which the label points. */
  readonly id: string;
  readonly field: FieldDefinition;
  /** As stored. Text that could not be read stands in the form's own state, not here. */
  readonly value: Json | undefined;
  /** Text that could not be read (from a draft); shown instead of the value at first. */
  readonly typed: string | undefined;
  readonly readOnly: boolean;
  /** First field of a dialog: the dialog puts the focus here. */
  readonly first?: boolean;
  /** Findings of level error stand at it. */
  readonly invalid: boolean;
  /** Ids of hint and findings. */
  readonly describedBy: string | undefined;
  /** The value as it is understood so far; null empties the field. */
  readonly onChange: (value: Json | null) => void;
  /** Typed text that is no value of this kind, with the reason in Chinese; null: readable again. */
  readonly onUnreadable: (problem: Unreadable | null) => void;
}

/** Typed text that can't be saved as it stands. It stays on the screen and in the draft until it is mended. */
export interface Unreadable {
  readonly text: string;
  readonly reason: string;
}

/** Text of a value that is stored as text; anything else (older or newer declarations) as empty. */
export const asText = (value: Json | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
