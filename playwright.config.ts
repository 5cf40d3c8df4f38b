import { defineConfig } from '@playwright/test';

/**
 * Real Electron. Two cores carry two journeys, which mostly wait for drawing; faults and the packaged program run one
 * at a time, because they kill, fill and throttle what a second one would feel.
 */
export default defineConfig({
  testDir: 'tests',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results/playwright',
  reporter: [['list']],
  use: { trace: 'off' },
  projects: [
    { name: 'faults', testMatch: 'faults/**/*.spec.ts', timeout: 600_000, workers: 1 },
    { name: 'journeys', testMatch: 'journeys/**/*.spec.ts', testIgnore: 'journeys/packaged/**' },
    { name: 'packaged', testMatch: 'journeys/packaged/**/*.spec.ts', workers: 1 },
  ],
});
