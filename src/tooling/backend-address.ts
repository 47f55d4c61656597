/** Where a bundled panel will find its backend, or why it cannot be bundled. */
export type BackendAddress = { url: string } | { fault: string };

/**
 * Names that lead to one machine or its network, or into a developer's tunnel. Source: RFC 6761, RFC 6762, Webflow's
 * public scanner.
 */
const unreachable =
  /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa|test|invalid|ngrok\.(?:io|app|dev|com)|ngrok-free\.(?:app|dev)|trycloudflare\.com|loca\.lt|localtunnel\.me|serveo\.net)$/;

/** Whether everybody finds the host under its name; an IP address is none, and a name without a dot is a network's own. */
function isPublic({ hostname }: URL): boolean {
  const name = hostname.replace(/\.$/, '');
  return name.includes('.') && !/^[\d.]+$/.test(name) && !unreachable.test(name);
}

/** Reads `VITE_BACKEND_URL` for a bundle: a published panel reaches nothing but an https origin everybody finds. */
export function readBackendAddress(value: string | undefined): BackendAddress {
  const text = value?.trim().replace(/\/+$/, '');
  if (!text)
    return { fault: 'Set VITE_BACKEND_URL to your backend’s address, such as https://assets.example.com' };
  const url = URL.parse(text);
  if (url?.origin !== text) {
    return { fault: 'VITE_BACKEND_URL must be an origin, such as https://assets.example.com' };
  }
  if (url.protocol !== 'https:') return { fault: 'VITE_BACKEND_URL must begin with https://' };
  return isPublic(url)
    ? { url: url.origin }
    : { fault: 'VITE_BACKEND_URL must be a name everybody finds: no localhost, IP address or tunnel' };
}
