import { isRelative, referencesIn } from './references.ts';
import { placeAt, type Rule, scanner, without } from './rule.ts';

/** What the page may hold, and how files name each other. */
export const pageRules = {
  'template-sign': {
    reason: 'the CLI puts the page into a template with String.replace, which reads it as a sign',
    source: 'webflow-cli 2.2.0, serve',
    find: without(/\$|\{\{/g, '.html'),
  },
  inline: {
    reason: 'the Designer’s content policy stops inline scripts, styles and handlers',
    source: "Webflow's public scanner, SEC-CSP-INLINE",
    find: without(
      /<script\b(?![^>]*\ssrc=)[^>]*>|<script\b[^>]*>(?=[^<])|<style\b|<[a-z][^>]*\s(?:on[a-z]+|style)\s*=/gi,
      '.html',
      '.svg',
    ),
  },
  frame: {
    reason: 'no other page is shown inside the panel',
    source: scanner('IFRAME-EXTERNAL-SRC'),
    find: without(/<(?:i?frame|object|embed)\b/gi, '.html', '.svg'),
  },
  'relative-address': {
    reason: 'Webflow serves the files from a folder named after the version',
    source: 'the Designer, https://<app id>.webflow-ext.com/<version id>/',
    find: (bundle) =>
      referencesIn(bundle)
        .filter((reference) => !isRelative(reference))
        .map(({ file, at, to }) => placeAt(file, at, to)),
  },
} as const satisfies Record<string, Rule>;
