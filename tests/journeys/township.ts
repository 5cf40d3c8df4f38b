import { cpSync, rmSync } from 'node:fs';
import { test as base, type Page } from '@playwright/test';
import { importSample, setUp, TOWNSHIP, unlock } from './driver';
import { launch, newHome, type Program } from './launch';

interface Shared {
  /** Home of a township whose twelve rosters are in; closed. Take a copy, others start from it too. */
  readonly township: string;
}

/** Journeys that begin in a filled vault. It is filled once, on the screen, and copied for each of them. */
export const test = base.extend<object, Shared>({
  township: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures out of this pattern
    async ({}, use) => {
      const home = newHome();
      const program = await launch({ home });
      await setUp(program, TOWNSHIP);
      await importSample(program.page);
      await program.close();
      await use(home);
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

/** A home of its own with the same content. */
export function copyOf(home: string): string {
  const copy = newHome();
  cpSync(home, copy, { recursive: true });
  return copy;
}

/** The program on a home of its own, and its page. */
export interface Opened {
  readonly home: string;
  readonly program: Program;
  readonly page: Page;
}

/** Opens a copy of a home and unlocks it. */
export async function openCopy(home: string): Promise<Opened> {
  const copy = copyOf(home);
  const program = await launch({ home: copy });
  await unlock(program.page);
  return { home: copy, program, page: program.page };
}

/** A new township, nothing in it yet, in a home of its own. */
export async function openNew(home = newHome()): Promise<Opened> {
  const program = await launch({ home });
  await setUp(program, TOWNSHIP);
  return { home, program, page: program.page };
}

/** Ends the program and takes its home away. */
export async function discard({ home, program }: Pick<Opened, 'home' | 'program'>): Promise<void> {
  await program.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
