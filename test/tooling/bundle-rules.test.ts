import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Break, js } from '#test/support/panel/bundle-break.ts';
import { bundleBackend, goodContents, manifest, zipOf } from '#test/support/panel/small-bundle.ts';
import { readArchive } from '#tooling/bundle/archive.ts';
import { explanations } from '#tooling/bundle/explanations.ts';
import { findFaults, type RuleName, sayFault } from '#tooling/bundle/verify.ts';
import { addressBreaks } from './bundle-breaks/address-breaks.ts';
import { archiveBreaks } from './bundle-breaks/archive-breaks.ts';
import { codeBreaks } from './bundle-breaks/code-breaks.ts';
import { pageBreaks } from './bundle-breaks/page-breaks.ts';
import { textBreaks } from './bundle-breaks/text-breaks.ts';
import { passes } from './bundle-passes.ts';

/** Every rule with the bundles that break it and no other; a rule without one does not compile. */
const breaks = {
  ...archiveBreaks,
  ...pageBreaks,
  ...codeBreaks,
  ...textBreaks,
  ...addressBreaks,
} satisfies Record<RuleName, readonly Break[]>;

const faultsOf = (zip: Uint8Array, backendUrl = bundleBackend, secrets: readonly string[] = []) =>
  findFaults(readArchive(zip, backendUrl, secrets));

describe('P10 bundle-accepted, P1 review-scan', () => {
  test('a bundle of a page, scripts, a style and fonts keeps every rule', () => {
    expect(faultsOf(zipOf(goodContents))).toEqual([]);
  });

  test.each(
    Object.entries<readonly Break[]>(breaks).flatMap(([rule, cases]) =>
      cases.map((one) => [rule, one.with, one] as const),
    ),
  )('%s is broken by %s, and nothing else is', (rule, _, { zip, at, also = [], backendUrl, secrets }) => {
    const faults = faultsOf(zip(), backendUrl, secrets);
    expect(new Set(faults.map((fault) => fault.rule))).toEqual(new Set([rule, ...also]));
    const fault = faults.find((one) => one.rule === rule);
    expect(fault?.line === undefined ? fault?.file : `${fault.file}:${fault.line}`).toBe(at);
  });

  test('a telemetry block spelled in escapes is still one', () => {
    const text = manifest({ telemetry: { global: {} } }).replace('telemetry', String.raw`tele\u006detry`);
    const faults = faultsOf(zipOf({ ...goodContents, 'webflow.json': text }));
    expect(faults.map(({ rule }) => rule)).toEqual(['plain-manifest', 'telemetry']);
  });

  test.each(passes)('a bundle may have %s', (_, contents) => {
    expect(faultsOf(zipOf({ ...goodContents, ...contents }))).toEqual([]);
  });

  test('a refusal names rule, file, line, and reason', () => {
    const [fault] = faultsOf(js('eval(location.hash)').zip());
    expect(fault && sayFault(fault)).toBe(
      "eval  assets/index-A1.js:4:1  eval(location.hash)\n    text could become code (Webflow's public scanner, SEC-NO-DCE)",
    );
  });

  test('a refusal never repeats a secret', () => {
    const said = faultsOf(js('x="of the server"').zip(), bundleBackend, ['of the server']).map(sayFault);
    expect(said).toEqual([expect.stringContaining('server-secret  assets/index-A1.js:4:4')]);
    expect(said.join()).not.toContain('of the server"');
  });

  test.each([
    ['requests', {}, ['NET-EXTERNAL-EGRESS']],
    [
      'requests and links that open elsewhere',
      { 'index.html': `${goodContents['index.html']}<a href="./index.html" target="_blank">x</a>` },
      ['NET-EXTERNAL-EGRESS', 'UX-NO-POPUPS'],
    ],
    ['nothing', { 'assets/index-A1.js': '', 'assets/page-D4.js': '' }, []],
  ])('the form asks to explain %s', (_, contents, rules) => {
    const bundle = readArchive(zipOf({ ...goodContents, ...contents }), bundleBackend);
    expect(explanations(bundle).map(({ rule }) => rule)).toEqual(rules);
  });

  test('a file that is no archive is refused', () => {
    expect(() => faultsOf(randomBytes(64))).toThrow();
  });
});
