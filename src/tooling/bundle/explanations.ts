import type { Bundle } from './archive.ts';
import { markupOf } from './markup.ts';
import { ending } from './rule.ts';
import { factsOf } from './script-facts.ts';

/** Something that Webflow's scanner asks to explain, and the explanation for the form. */
export interface Explanation {
  readonly rule: string;
  readonly words: string;
}

const requests = /^(?:fetch|XMLHttpRequest|WebSocket|EventSource|navigator\.sendBeacon)$/;

/**
 * Returns what the scanner asks to explain of a bundle that no rule refuses: its requests, and its links to elsewhere. What else
 * the scanner asks to explain, such as `window.open`, a rule of ours refuses. Source: Webflow's public scanner 1.5.1.
 */
export function explanations(bundle: Bundle): Explanation[] {
  const scripts = ending(bundle, '.js').map(factsOf);
  const asks = scripts.some(({ paths }) => paths.some(({ what }) => requests.test(what)));
  const links =
    scripts.some(({ given }) => given.some(({ to, what }) => to === 'target' && what === '_blank')) ||
    ending(bundle, '.html').some((file) =>
      markupOf(file).elements.some(({ attributes }) =>
        attributes.some(({ name, value }) => name === 'target' && value === '_blank'),
      ),
    );
  return [
    ...(asks
      ? [
          {
            rule: 'NET-EXTERNAL-EGRESS',
            words: `The panel’s only requests go to its own backend, ${bundle.backendUrl}, with a session in a header.`,
          },
        ]
      : []),
    ...(links
      ? [
          {
            rule: 'UX-NO-POPUPS',
            words: 'Links to the help page and to Webflow’s consent are plain links that a person presses.',
          },
        ]
      : []),
  ];
}
