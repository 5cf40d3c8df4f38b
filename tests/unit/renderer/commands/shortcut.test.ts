import { describe, expect, test } from 'vitest';
import { keysOf, matches } from '../../../../renderer/commands/shortcut';

const press = (key: string, held: readonly ('ctrl' | 'shift' | 'alt' | 'meta')[] = []) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
  metaKey: held.includes('meta'),
});

describe('shortcuts', () => {
  test('match with Caps Lock on, which turns the letter over', () => {
    expect(matches('Ctrl+S', press('s', ['ctrl']))).toBe(true);
    expect(matches('Ctrl+S', press('S', ['ctrl']))).toBe(true);
  });

  test('do not match with one key more or less', () => {
    expect(matches('Ctrl+Z', press('Z', ['ctrl', 'shift']))).toBe(false);
    expect(matches('Ctrl+Shift+Z', press('Z', ['ctrl', 'shift']))).toBe(true);
    expect(matches('Ctrl+S', press('s'))).toBe(false);
    expect(matches('Ctrl+S', press('s', ['ctrl', 'meta']))).toBe(false);
  });

  test('are printed as on the keyboard', () => {
    expect(keysOf('Alt+ArrowLeft')).toEqual(['Alt', '←']);
    expect(keysOf('Ctrl+k')).toEqual(['Ctrl', 'K']);
  });
});
