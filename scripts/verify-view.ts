import type {} from '../renderer/app/bridge';
import type {} from '../renderer/app/testing-door';
import type { ViewReport } from '../renderer/data/api';
import { appError } from '../shared/kernel/errors';
import { launch } from '../tests/journeys/launch';

/** What can be said of the view of one user-data folder. */
export type ViewAnswer =
  | { readonly kind: 'report'; readonly report: ViewReport }
  | { readonly kind: 'not-opened'; readonly message: string };

const OPEN_MS = 10 * 60_000;

/**
 * Starts the real program, its window hidden, on the vault and the user data, unlocks, and lets the data worker hold
 * its view against the journal. Only Chromium can open its own IndexedDB. A view that the program itself finds to be
 * in doubt while opening is made anew by it, as at any start; what is checked here is what it then works on.
 */
export async function verifyViewOf(
  place: {
    readonly vault: string;
    readonly userData: string;
    readonly user: string;
    readonly password: string;
  },
  env: Readonly<Record<string, string>> = {},
): Promise<ViewAnswer> {
  const { vault, userData, user, password } = place;
  const hidden = { XIANGDANG_TESTING: '1', XIANGDANG_HIDDEN: '1' };
  const program = await launch({ vault, userData, env: { ...env, ...hidden } });
  try {
    const { page } = program;
    // The bridge is there before the page's own code has run.
    await page.waitForFunction(() => window.xiangdang !== undefined);
    const isViewLeftAlone = await page.evaluate(async () => {
      const info = await window.xiangdang.program.info();
      return info.ok && info.value.recovery !== null;
    });
    // Nobody would ever open the view there.
    if (isViewLeftAlone) return { kind: 'not-opened', message: appError('view.in-memory').message };
    const opened = await page.evaluate(
      async (proof) => {
        const answer = await window.xiangdang.vault.unlock(proof);
        return answer.ok ? null : answer.error.message;
      },
      { user, password },
    );
    if (opened !== null) return { kind: 'not-opened', message: opened };
    await page.waitForFunction(() => window.xiangdangData !== undefined, undefined, { timeout: OPEN_MS });
    const answer = await page.evaluate(() => window.xiangdangData?.verifyView({ mend: false }));
    if (answer?.ok) return { kind: 'report', report: answer.value };
    return { kind: 'not-opened', message: answer?.error.message ?? '' };
  } finally {
    await program.close();
  }
}
