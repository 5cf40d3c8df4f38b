import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHECKS, finding, gravestLevel, isCheckNumber } from '../../../../shared/rules/checks';

test('every check has a number, a title of its own and a source', () => {
  const titles = Object.values(CHECKS).map((check) => check.title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const [number, check] of Object.entries(CHECKS)) {
    expect(number).toMatch(/^V\d{2,3}$/);
    expect(check.source).not.toBe('');
  }
});

test('no check is without a test that names it', () => {
  const here = path.join(__dirname, '../../..', 'unit');
  const tests = readdirSync(here, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.endsWith('rules/checks.test.ts'))
    .map((name) => readFileSync(path.join(here, name), 'utf8'))
    .join('');
  expect(Object.keys(CHECKS).filter((number) => !new RegExp(`\\b${number}\\b`).test(tests))).toEqual([]);
});

test('the level of a finding is the level of its check', () => {
  expect(finding('V01', 'idNo', '…')).toEqual({ check: 'V01', level: 'error', field: 'idNo', message: '…' });
});

test('the gravest level decides', () => {
  expect(gravestLevel([])).toBeNull();
  expect(gravestLevel([finding('V56', 'name', ''), finding('V04', 'joinDate', '')])).toBe('warning');
  expect(gravestLevel([finding('V01', 'idNo', ''), finding('V04', 'joinDate', '')])).toBe('error');
});

test('numbers from outside are recognised or not', () => {
  expect(isCheckNumber('V01')).toBe(true);
  expect(isCheckNumber('V99')).toBe(false);
  expect(isCheckNumber('toString')).toBe(false);
});
