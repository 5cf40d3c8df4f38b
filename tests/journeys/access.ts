import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { atRest } from './driver';
import { SCREEN } from './launch';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

export interface Fault {
  readonly rule: string;
  readonly impact: string;
  readonly where: readonly string[];
}

/** What axe finds on the screen as it is now, serious and critical only. */
export async function seriousFaults(page: Page): Promise<readonly Fault[]> {
  // Colours halfway of a fade are no colours of ours.
  await atRest(page);
  // Through the debugger: the page's own policy would refuse the text as code.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const axe = Reflect.get(window, 'axe');
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }: { impact: string }) => impact === 'serious' || impact === 'critical')
      .map((fault: { id: string; impact: string; nodes: { html: string }[] }) => ({
        rule: fault.id,
        impact: fault.impact,
        where: fault.nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)),
      }));
  });
}

/** The place with its widths, if the window or its main part has to be scrolled sideways; empty: it fits. */
export async function sideways(page: Page, place: string): Promise<readonly string[]> {
  const { whole, over } = await page.evaluate(() => {
    const main = document.querySelector('main');
    return {
      whole: document.documentElement.scrollWidth,
      over: main === null ? 0 : main.scrollWidth - main.clientWidth,
    };
  });
  return whole > SCREEN.width || over > 0 ? [`${place} ${whole},${over}`] : [];
}
