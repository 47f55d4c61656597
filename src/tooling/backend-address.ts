/** Where a bundled panel will find its backend, or why it cannot be bundled. `note` is for the person who bundles. */
export type BackendAddress = { url: string; note?: string } | { fault: string };

const defaultAddress = 'http://localhost:3000';

/**
 * Reads `VITE_BACKEND_URL` for a bundle; without one it is the address a backend has by default. A published panel can only reach an https origin; one on localhost is let
 * through for trying a bundle out, with a note.
 */
export function readBackendAddress(value: string | undefined): BackendAddress {
  const text = value?.trim() || defaultAddress;
  const url = URL.parse(text);
  if (url?.origin !== text.replace(/\/+$/, '')) {
    return { fault: 'VITE_BACKEND_URL must be an origin, such as https://assets.example.com' };
  }
  if (url.protocol === 'https:') return { url: url.origin };
  return url.hostname === 'localhost'
    ? {
        url: url.origin,
        note: 'This bundle calls a backend on localhost. For the Marketplace set VITE_BACKEND_URL.',
      }
    : { fault: 'VITE_BACKEND_URL must begin with https://' };
}
