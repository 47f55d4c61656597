import { ownRule } from './bundle/rule.ts';

/** The origin of a bundled panel's backend, or why the panel can't be bundled. */
export type BackendAddress = { url: string } | { fault: string };

/**
 * Names that lead to one machine or its network, or into a developer's tunnel. Source: RFC 6761, RFC 6762, Webflow's
 * public scanner.
 */
const unreachable =
  /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa|test|invalid|ngrok\.(?:io|app|dev|com)|ngrok-free\.(?:app|dev)|trycloudflare\.com|loca\.lt|localtunnel\.me|serveo\.net)$/;

/** Hosts that Webflow's submission form refuses: those of anyone's previews and tunnels, and Webflow's own. */
const notOwn =
  /(?:^|\.)(?:vercel\.app|now\.sh|pages\.dev|workers\.dev|netlify\.app|webflow\.io|webflow-ext\.com|ngrok\.[a-z]+)$/;

/** Parts of a host by which the form tells one that is not for production; `test` counts as a whole label alone. */
const notForProduction =
  /(?:^|[._-])(?:dev|develop|development|stage|stg|staging|sandbox|uat|qa)(?=[._-])|(?:^|\.)test(?:ing)?(?=\.)/;

/** The same for `test` as a part of a label. */
const namedForTests = /(?:^|[._-])test(?:ing)?(?=[._-])/;

/** Webflow Cloud, the one host with Webflow's name that apps may have. */
const webflowCloud = /(?:^|\.)webflow\.services$/;

/** Returns why a published app can't have its backend under this name; null for a name that Webflow's form takes. */
function refusal({ hostname }: URL): string | null {
  const name = hostname.replace(/\.$/, '');
  if (!name.includes('.') || /^[\d.]+$/.test(name) || unreachable.test(name))
    return 'must be a name that everyone can reach: no localhost, IP address, or tunnel';
  if (notOwn.test(name))
    return 'must be a domain of your own: Webflow’s form refuses hosts of previews, tunnels, and Webflow (host-not-own)';
  if (notForProduction.test(name))
    return 'must be for production: Webflow’s form refuses names with dev, develop, development, stage, stg, staging, sandbox, uat, qa, or test (host-not-production)';
  if (namedForTests.test(name))
    return `must be for production: a name with test in it says that it is not (${ownRule}, host-for-tests)`;
  if (name.includes('webflow') && !webflowCloud.test(name))
    return 'must not have Webflow’s name in it: Webflow’s form refuses that (host-webflow-name)';
  return null;
}

/**
 * Reads `VITE_BACKEND_URL` for a bundle, as Webflow's submission form takes it: the https origin of a public host. Source:
 * Webflow's submission form, autumn 2026.
 */
export function readBackendAddress(value: string | undefined): BackendAddress {
  const text = value?.trim().replace(/\/+$/, '');
  if (!text)
    return { fault: 'Set VITE_BACKEND_URL to your backend’s address, such as https://assets.example.com' };
  const url = URL.parse(text);
  if (url?.origin !== text) {
    return { fault: 'VITE_BACKEND_URL must be an origin, such as https://assets.example.com' };
  }
  if (url.protocol !== 'https:') return { fault: 'VITE_BACKEND_URL must begin with https://' };
  const why = refusal(url);
  return why === null ? { url: url.origin } : { fault: `VITE_BACKEND_URL ${why}` };
}
