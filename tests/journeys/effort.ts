import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from './launch';

/** What a task takes of a person's hands. */
export interface Effort {
  /** Presses of a mouse button. */
  readonly clicks: number;
  /** Keys that command or move: Enter, Tab, arrows, a letter with Ctrl. A held modifier is part of its key. */
  readonly keys: number;
  /** Characters that are typed as content. One that no key makes (a Chinese one) counts once. */
  readonly typed: number;
}

declare global {
  interface Window {
    effort?: { clicks: number; keys: number; typed: number };
  }
}

/** Begins to count, in the window itself, what really reaches it from mouse and keyboard. To be called once a page. */
export async function countEffort(page: Page): Promise<void> {
  await page.evaluate(() => {
    const count = { clicks: 0, keys: 0, typed: 0 };
    window.effort = count;
    const on = <K extends keyof WindowEventMap>(name: K, hear: (event: WindowEventMap[K]) => void): void =>
      addEventListener(name, (event) => event.isTrusted && hear(event), { capture: true });
    on('pointerdown', () => {
      count.clicks += 1;
    });
    on('keydown', ({ key, repeat, ctrlKey, altKey, metaKey }) => {
      if (repeat || ['Control', 'Shift', 'Alt', 'Meta'].includes(key)) return;
      const isContent = key.length === 1 && !ctrlKey && !altKey && !metaKey;
      if (isContent) count.typed += 1;
      else count.keys += 1;
    });
    // What an input method brings has no key of its own here.
    addEventListener(
      'beforeinput',
      ({ isTrusted, inputType, data }) => {
        if (isTrusted && inputType === 'insertText') count.typed += (data?.match(/\P{ASCII}/gu) ?? []).length;
      },
      { capture: true },
    );
  });
}

/** What a task takes, once `countEffort` counts. */
export async function effortOf(page: Page, task: () => Promise<void>): Promise<Effort> {
  const before = await counted(page);
  await task();
  const after = await counted(page);
  return {
    clicks: after.clicks - before.clicks,
    keys: after.keys - before.keys,
    typed: after.typed - before.typed,
  };
}

async function counted(page: Page): Promise<Effort> {
  const found = await page.evaluate(() => window.effort);
  if (found === undefined) throw new Error('nobody counts in this page');
  return { ...found };
}

const README = path.join(ROOT, 'README.md');
const FROM = '<!-- effort: written by tests/journeys/effort.spec.ts -->';
const TO = '<!-- /effort -->';
const HEADINGS = ['任务', '点击', '按键', '打字'] as const;

/** The table of the README, by task. */
export function readTable(): ReadonlyMap<string, Effort> {
  const rows = readmeAround().within.trim().split('\n').slice(2);
  return new Map(
    rows.flatMap((row) => {
      const [task, clicks, keys, typed] = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      if (task === undefined || task === '') return [];
      return [[task, { clicks: Number(clicks), keys: Number(keys), typed: Number(typed) }] as const];
    }),
  );
}

/** Puts the table of what was counted into the README. */
export function writeTable(counts: ReadonlyMap<string, Effort>): void {
  const rows = [...counts].map(([task, { clicks, keys, typed }]) => [task, clicks, keys, typed].map(String));
  const widths = HEADINGS.map((heading, at) =>
    Math.max(...[[heading], ...rows.map((row) => [row[at] ?? ''])].map(([cell]) => widthOf(cell ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => padded(cell, widths[at] ?? 0, at > 0)).join(' | ')} |`;
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const table = [line(HEADINGS), line(rule), ...rows.map(line)].join('\n');
  const { before, after } = readmeAround();
  writeFileSync(README, `${before}\n\n${table}\n\n${after}`);
}

/** Cells on the screen: a Chinese character takes two, and the formatter lays tables out by that. */
const widthOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffff]/g) ?? []).length;

function padded(text: string, width: number, isNumber: boolean): string {
  const room = ' '.repeat(width - widthOf(text));
  return isNumber ? room + text : text + room;
}

/** The README around the table, both marks with it. */
function readmeAround() {
  const readme = readFileSync(README, 'utf8');
  const from = readme.indexOf(FROM) + FROM.length;
  const to = readme.indexOf(TO);
  if (from < FROM.length || to < from) throw new Error('the README has no place for the effort table');
  return { before: readme.slice(0, from), within: readme.slice(from, to), after: readme.slice(to) };
}
