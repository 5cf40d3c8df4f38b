import { defineConfig } from '@playwright/test';

/** Real Electron, one program at a time: two cores, and the tests measure what the program does when left alone. */
export default defineConfig({
  testDir: 'tests',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results/playwright',
  reporter: [['list']],
  use: { trace: 'off' },
  projects: [
    { name: 'faults', testMatch: 'faults/**/*.spec.ts', timeout: 600_000 },
    { name: 'journeys', testMatch: 'journeys/**/*.spec.ts', testIgnore: 'journeys/packaged/**' },
    { name: 'packaged', testMatch: 'journeys/packaged/**/*.spec.ts' },
  ],
});
