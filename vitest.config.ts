import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // by itself one core stays idle, which is half of a small machine
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: 'node', environment: 'node', include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts', 'test/simulation/**/*.test.ts'], testTimeout: 30_000 } },
      {
        plugins: [react()],
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['test/ui/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/setup-ui.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['tools/e2e-set-up.mjs'],
          // a window at a time: two of them would fight for the focus
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
