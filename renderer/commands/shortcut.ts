/** The part of a KeyboardEvent that shortcuts look at. */
export interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** True when the pressed keys are this shortcut. Letters are compared without case: Shift and Caps Lock change it. */
export function matches(shortcut: string, keys: Keys): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  return (
    keys.key.toLowerCase() === key.toLowerCase() &&
    keys.ctrlKey === parts.includes('Ctrl') &&
    keys.shiftKey === parts.includes('Shift') &&
    keys.altKey === parts.includes('Alt') &&
    !keys.metaKey
  );
}

const SHOWN: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

/** Keys of a shortcut as they are printed on a keyboard, one a part. */
export function keysOf(shortcut: string): readonly string[] {
  return shortcut.split('+').map((part) => SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
