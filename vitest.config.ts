import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumFlags } from '#test/support/browser.ts';

const setupFiles = ['test/support/fail-on-console.ts'];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], setupFiles } },
      { test: { name: 'backend', include: ['test/backend/**/*.test.ts'], setupFiles } },
      { test: { name: 'sandbox', include: ['test/sandbox/**/*.test.ts'], setupFiles } },
      {
        plugins: [preact()],
        test: {
          name: 'panel',
          include: ['test/panel/**/*.test.ts', 'test/panel/**/*.test.tsx'],
          setupFiles,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: process.env.CHROME_PATH ?? '', args: [...chromiumFlags] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
