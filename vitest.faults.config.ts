import { defineConfig } from 'vitest/config';

/** Faults that need no window: real disks, real processes, real kills. One file at a time; they fill disks and cores. */
export default defineConfig({
  test: {
    include: ['tests/faults/**/*.node.test.ts'],
    environment: 'node',
    testTimeout: 600_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
