import { describe, expect, test } from 'vitest';
import {
  groupsOf,
  isLastGroup,
  recoveryHtml,
  recoveryText,
} from '../../../../../renderer/screens/setup/recovery-key';

const KEY = 'ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567-89ABC-DE0FG';

describe('the recovery key on screen', () => {
  test('is shown in its groups', () => {
    expect(groupsOf(KEY)).toHaveLength(8);
  });

  test('is confirmed by its last group, without regard to case and blanks', () => {
    expect(isLastGroup(KEY, ' de0 fg')).toBe(true);
    expect(isLastGroup(KEY, 'ABCDE')).toBe(false);
    expect(isLastGroup(KEY, '')).toBe(false);
  });

  test('reads the letter O as zero, as the lock screen will', () => {
    expect(isLastGroup(KEY, 'DEOFG')).toBe(true);
  });

  test('the saved file holds every group and says what the key is for', () => {
    const text = recoveryText('河口镇党委', KEY, '2026-11-23');
    for (const group of groupsOf(KEY)) expect(text).toContain(group);
    expect(text).toContain('没有密码也没有恢复密钥，档案库就再也打不开');
    expect(text.startsWith('\uFEFF')).toBe(true);
  });

  test('a unit name can not bring markup into the printed page', () => {
    const html = recoveryHtml('<img src=x onerror=alert(1)>&"', KEY, '');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
});
