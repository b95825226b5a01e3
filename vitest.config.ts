import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', environment: 'node', include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts'], testTimeout: 30_000 } },
      { plugins: [react()], test: { name: 'ui', environment: 'jsdom', include: ['test/ui/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
    ],
  },
});
