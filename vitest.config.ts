import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { minify, type Plugin } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { compareLook, shoot, storedLooks } from '#test/look/commands.ts';
import { chromiumFlags } from '#test/support/browser.ts';
import { panelJsx } from '#tooling/panel-jsx.ts';
import { wordsInPage } from '#tooling/words-in-page.ts';

/** What tests may ask for that is no process of ours. */
const servers = ['test/support/postgres-setup.ts', 'test/support/redis-setup.ts'];

const setupFiles = ['test/support/fail-on-console.ts'];

/** Minifies the panel's own modules one by one, as the build minifies them together. */
const minifyPanel: Plugin = {
  name: 'asset-inspector:minify-panel',
  enforce: 'post',
  async transform(code, id) {
    if (!/\/src\/panel\/.+\.tsx?(?:\?|$)/.test(id)) return null;
    const { code: small, map = null } = await minify(id, code, { sourcemap: true });
    return { code: small, map };
  },
};

/** The panel's tests in Chromium, on modules as `plugins` leave them. */
function panelProject(
  name: string,
  plugins: Plugin[],
  flags: readonly string[] = [],
): TestProjectInlineConfiguration {
  return {
    oxc: panelJsx,
    plugins: [wordsInPage(), ...plugins],
    // Found out while a test runs, they would reload its page.
    optimizeDeps: {
      include: ['@preact/signals-core', 'axe-core', 'fast-check', 'preact', 'valibot'],
    },
    test: {
      name,
      include: ['test/panel/**/*.test.ts', 'test/panel/**/*.test.tsx'],
      setupFiles,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({
          launchOptions: {
            executablePath: process.env.CHROME_PATH ?? '',
            args: [...chromiumFlags, ...flags],
          },
          contextOptions: { timezoneId: 'UTC' },
        }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}

/** Letters are drawn alike wherever the same Chromium runs. */
const evenLetters = ['--font-render-hinting=none', '--disable-lcd-text'];

/** Pictures of every state of the panel, compared with stored ones. */
function lookProject(): TestProjectInlineConfiguration {
  const { test, ...project } = panelProject('look', [], evenLetters);
  return {
    ...project,
    test: {
      ...test,
      include: ['test/look/**/*.test.ts'],
      testTimeout: 60_000,
      browser: { ...test?.browser, commands: { compareLook, shoot, storedLooks } },
    },
  };
}

/** The walks through the sandbox that take longest; the others touch every part as well. */
const longWalks = [
  'alt-text-trouble',
  'delivery-table',
  'layout-shift',
  'look',
  'page',
  'page-trouble',
  'trouble',
].map((name) => `test/e2e/${name}.test.ts`);

/** Tests of everything together, in a browser. */
function endToEndProject(
  name: string,
  files: { include: string[]; exclude?: string[] },
): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      ...files,
      setupFiles,
      expect: { poll: { timeout: 15_000 } },
      testTimeout: 60_000,
      hookTimeout: 60_000,
    },
  };
}

/** Processes that are killed in the middle of writing, again and again. */
const longKills = ['test/backend/installations/crash-*.test.ts'];

/** Tests of the backend, with the servers they need. */
function backendProject(
  name: string,
  files: { include: string[]; exclude?: string[] },
): TestProjectInlineConfiguration {
  return { test: { name, ...files, setupFiles, globalSetup: servers } };
}

export default defineConfig({
  test: {
    // Left to itself, Vitest uses one of two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], setupFiles } },
      { test: { name: 'knowledge', include: ['test/knowledge/**/*.test.ts'], setupFiles } },
      backendProject('backend', { include: ['test/backend/**/*.test.ts'], exclude: longKills }),
      backendProject('backend-long', { include: longKills }),
      { test: { name: 'sandbox', include: ['test/sandbox/**/*.test.ts'], setupFiles, testTimeout: 30_000 } },
      { test: { name: 'tooling', include: ['test/tooling/**/*.test.ts'], setupFiles } },
      panelProject('panel', []),
      panelProject('panel-minified', [minifyPanel]),
      lookProject(),
      {
        test: {
          name: 'panel-build',
          include: ['test/panel-build/**/*.test.ts'],
          setupFiles,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          setupFiles,
          globalSetup: servers,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      endToEndProject('e2e', { include: ['test/e2e/**/*.test.ts'], exclude: longWalks }),
      endToEndProject('e2e-long', { include: longWalks }),
    ],
  },
});
