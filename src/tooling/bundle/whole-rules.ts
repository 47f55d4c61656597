import { readBackendAddress } from '../backend-address.ts';
import { withoutBackend } from './address-rules.ts';
import { isRelative, referencesIn, target } from './references.ts';
import { ending, placeAt, type Rule, scanner } from './rule.ts';

/** The rules that need the whole bundle. */
export const wholeRules = {
  'missing-file': {
    reason: 'what a file names must be there',
    source: 'our own build',
    find: (bundle) =>
      referencesIn(bundle)
        .filter((reference) => isRelative(reference) && !bundle.names.includes(target(reference)))
        .map(({ file, at, to }) => placeAt(file, at, to)),
  },
  backend: {
    reason: 'a panel that does not know its backend shows half of what it could',
    source: 'our own build',
    find: (bundle) =>
      ending(bundle, '.js').some(({ text }) => withoutBackend(text, bundle.backendUrl) !== text)
        ? []
        : [{ file: 'index.html', what: `no script names ${bundle.backendUrl}` }],
  },
  'server-secret': {
    reason: 'a key in the bundle is everybody’s',
    source: scanner('SEC-NO-CLIENT-SECRETS'),
    // The message must not repeat the secret.
    find: ({ files, secrets = [] }) =>
      files.flatMap((file) =>
        secrets
          .map((secret) => file.text.indexOf(secret))
          .filter((at) => at >= 0)
          .map((at) => placeAt(file, at, 'a secret of the server’s configuration')),
      ),
  },
  'public-backend': {
    reason: 'everyone has to reach the backend, and Webflow’s form has to take its address',
    source: `${scanner('PROD-NO-LOCALHOST')}; the submission form`,
    find: ({ backendUrl }) => {
      const address = readBackendAddress(backendUrl);
      return 'fault' in address ? [{ file: 'index.html', what: `${backendUrl}: ${address.fault}` }] : [];
    },
  },
} as const satisfies Record<string, Rule>;
