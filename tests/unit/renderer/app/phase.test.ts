import { describe, expect, test } from 'vitest';
import { phaseOf } from '../../../../renderer/app/phase';
import type { VaultStatus } from '../../../../shared/bridge/contract';

const status = (state: VaultStatus['state']): VaultStatus => ({
  state,
  folder: 'D:\\乡档',
  unit: null,
  users: [],
  user: null,
  readOnly: false,
  waitMs: 0,
  notices: [],
  problem: null,
});

describe('what the window shows', () => {
  test('without a vault the set-up', () => {
    expect(phaseOf(null, status('none'), false)).toBe('setup');
  });

  test('the set-up stays until the recovery key is confirmed, though the vault is open already', () => {
    expect(phaseOf(null, status('unlocked'), true)).toBe('setup');
    expect(phaseOf(null, status('unlocked'), false)).toBe('open');
  });

  test('a full disk is told before anything else', () => {
    expect(phaseOf('disk-full', status('locked'), false)).toBe('recovery');
    expect(phaseOf('disk-full', status('none'), true)).toBe('recovery');
  });

  test('a vault that can not be opened has a page of its own, not a password box', () => {
    expect(phaseOf(null, status('unusable'), false)).toBe('unusable');
    expect(phaseOf(null, status('locked'), false)).toBe('lock');
  });
});
