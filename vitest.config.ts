import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { minify, type Plugin } from 'vite';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { compareLook, shoot, storedLooks } from '#test/look/commands.ts';
import { chromiumFlags } from '#test/support/designer/browser.ts';
import { hangAfter } from '#test/support/shared/hang-limits.ts';
import { LongestFirst } from '#test/support/shared/longest-first.ts';
import { panelJsx } from '#tooling/panel-jsx.ts';
import { wordsInPage } from '#tooling/words-in-page.ts';

/** What tests may ask for that is no process of ours. */
const servers = ['test/support/servers/postgres-setup.ts', 'test/support/servers/redis-setup.ts'];

type Suite = NonNullable<TestProjectInlineConfiguration['test']>;

/** What every suite has. */
const common = {
  provide: { isThorough: false },
  setupFiles: ['test/support/shared/fail-on-console.ts'],
  expect: { poll: { timeout: hangAfter.wait } },
  testTimeout: hangAfter.test,
  hookTimeout: hangAfter.test,
} satisfies Suite;

/** Every case, where the suites that run after each change take a share of them. */
const thorough: Suite = { provide: { isThorough: true } };

/** What is set up in Node. */
const inNode = [...common.setupFiles, 'test/support/backend/release-apps.ts'];

/** What the backend's suites have as well: their clocks stand still unless a test moves them. */
const movedClocks = [...inNode, 'test/support/shared/report-sleeps.ts'];

/** What the long suites have instead. */
const long: Suite = {
  ...thorough,
  isolate: true,
  testTimeout: hangAfter.longTest,
  hookTimeout: hangAfter.longTest,
};

/** Minifies the panel's own modules one by one, as the build minifies them together. */
const minifyPanel: Plugin = {
  name: 'asset-inspector:minify-panel',
  enforce: 'post',
  async transform(code, id) {
    if (!/\/src\/(?:panel|rules)\/.+\.tsx?(?:\?|$)/.test(id)) return null;
    const { code: small, map = null } = await minify(id, code, { sourcemap: true });
    return { code: small, map };
  },
};

/** The panel's tests in Chromium, on modules as `plugins` leave them. */
function panelProject(
  name: string,
  plugins: Plugin[],
  options: Suite = {},
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
      ...common,
      name,
      include: ['test/panel/**/*.test.ts', 'test/panel/**/*.test.tsx'],
      setupFiles: [...common.setupFiles, 'test/support/panel/load-fonts.ts'],
      ...options,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        connectTimeout: hangAfter.test,
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

/** The panel's tests that change what is in the page before the panel's modules are loaded. */
const ownPages = ['test/panel/i18n/messages.test.ts'];

/** The panel's tests that run in the long suites alone, on minified modules. */
const longOfPanel = [
  'alt-text/alt-editor-words',
  'alt-text/alt-layout',
  'compare/compare',
  'compare/candidate-comparison',
  'delivery/delivery-region',
  'one-audit',
  'replace/replace-faults',
  'reflow',
].map((name) => `test/panel/${name}.test.ts`);

/** The tests of the built panel that drive a browser. */
const builtInBrowser = ['csp-run', 'words'].map((name) => `test/panel-build/${name}.test.ts`);

/** Letters are drawn alike wherever the same Chromium runs. */
const evenLetters = ['--font-render-hinting=none', '--disable-lcd-text'];

/** Pictures of every state of the panel, compared with stored ones. */
function lookProject(): TestProjectInlineConfiguration {
  const { test, ...project } = panelProject('look', [], {}, evenLetters);
  return {
    ...project,
    test: {
      ...test,
      include: ['test/look/**/*.test.ts'],
      browser: { ...test?.browser, commands: { compareLook, shoot, storedLooks } },
    },
  };
}

/** The walks through the sandbox that take longest; the others touch every part as well. */
const longWalks = [
  'alt-text',
  'alt-text-errors',
  'delivery-table',
  'file-sizes',
  'install',
  'layout-shift',
  'requests',
  'first-screen',
  'accessibility',
  'page',
  'page-errors',
  'whole-site-designer',
  'site-uses',
  'errors',
  'keyboard',
  'bundle',
  'delivery-hero',
  'weigh-and-replace',
  'designer-check',
  'delivery',
  'image-dimensions',
  'jobs',
  'user-preferences',
  'german',
  'install-pages',
  'source-sizes',
].map((name) => `test/e2e/${name}.test.ts`);

/** What takes longest in the sandbox: walks through its Designer, whose parts the panel's walks use, and all its files. */
const sandboxWalks = [
  'bridge',
  'designer-canvas',
  'designer-edits',
  'designer-files',
  'designer-pages',
  'designer-site',
  'image-settings',
  'cdn-files',
  'published-layout',
  'start',
  'uploads',
].map((name) => `test/sandbox/${name}.test.ts`);

/** The tests of the backend that start many processes, wait for locks and limits that last seconds, or try thousands. */
const longProcesses = [
  'installations/crash-*',
  'installations/two-processes',
  'installations/at-once',
  'installations/rotate-tokens',
  'oauth/large-workspace',
  'oauth/state-entropy',
  'metrics/cardinality',
  'shares/crowds',
  'redis/process',
  'database/postgres-process',
  'rotate-keys',
  'sqlite/lock',
  'webflow/semaphore-crowded',
  'process',
  'stop',
  'busy',
  'encoding/apart',
  'encoding/bad-originals',
  'encoding/candidates',
  'encoding/colors',
  'encoding/drawing',
  'encoding/killed',
  'encoding/pictures',
  'encoding/find-quality',
  'database/first-release',
  'limiting/memory-limiter',
  'installations/pairs',
  'redis/batteries',
  'redis/faults',
  'server/unread-answers',
  'sqlite/unavailable',
  'uses/store',
  'weighing/real-encoder',
].map((name) => `test/backend/${name}.test.ts`);

/** The properties that take longest: they run in full in the long suites, and less often after each change. */
const longProperties = [
  'http/malformed',
  'assets/latin1-json',
  'measurements/allowed-url',
  'measurements/crafted',
  'assets/no-cache',
  'cache-tenancy',
  'oauth/redirects',
  'webflow/transport-deadline',
].map((name) => `test/backend/${name}.test.ts`);

/**
 * A suite that runs in Node. Its files share the modules of their worker: to load all of the backend for each of 150 files
 * took a third of their time.
 */
function suite(name: string, include: string[], options: Suite = {}): TestProjectInlineConfiguration {
  return { test: { ...common, isolate: false, setupFiles: inNode, name, include, ...options } };
}

export default defineConfig({
  test: {
    // Left to itself, Vitest uses one of two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    teardownTimeout: hangAfter.wait,
    sequence: { sequencer: LongestFirst },
    projects: [
      suite('contract', ['test/contract/**/*.test.ts']),
      suite('rules', ['test/rules/**/*.test.ts']),
      suite('backend', ['test/backend/**/*.test.ts'], {
        exclude: longProcesses,
        setupFiles: movedClocks,
        globalSetup: servers,
      }),
      suite('backend-long', [...longProcesses, ...longProperties], {
        ...long,
        setupFiles: movedClocks,
        globalSetup: servers,
      }),
      suite('sandbox', ['test/sandbox/**/*.test.ts'], { exclude: sandboxWalks }),
      suite('tooling', ['test/tooling/**/*.test.ts', 'test/check/**/*.test.ts', 'bench/**/*.test.ts']),
      panelProject('panel', [], { isolate: false, exclude: [...ownPages, ...longOfPanel] }),
      panelProject('panel-minified', [minifyPanel], thorough),
      lookProject(),
      suite('panel-build', ['test/panel-build/**/*.test.ts'], { exclude: builtInBrowser }),
      suite('panel-build-long', builtInBrowser, long),
      suite('long', ['test/long/**/*.test.ts'], { ...long, globalSetup: servers }),
      suite('engines', ['test/engines/*.test.ts'], long),
      suite('e2e', ['test/e2e/**/*.test.ts'], { exclude: longWalks }),
      suite('e2e-long', [...longWalks, ...sandboxWalks]),
    ],
  },
});
