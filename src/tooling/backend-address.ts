/** Where a bundled panel will find its backend, or why it cannot be bundled. `note` is for the person who bundles. */
export type BackendAddress = { url: string; note?: string } | { fault: string };

/**
 * Reads `VITE_BACKEND_URL` for a bundle. A published panel can only reach an https origin; one on localhost is let
 * through for trying a bundle out, with a note.
 */
export function readBackendAddress(value: string | undefined): BackendAddress {
  const text = value?.trim();
  if (!text) {
    return {
      fault:
        "VITE_BACKEND_URL isn't set. Set it to the address of your backend, such as https://assets.example.com",
    };
  }
  const url = URL.parse(text);
  if (url?.origin !== text.replace(/\/+$/, '')) {
    return { fault: 'VITE_BACKEND_URL must be an origin, such as https://assets.example.com' };
  }
  if (url.protocol === 'https:') return { url: url.origin };
  return url.hostname === 'localhost'
    ? { url: url.origin, note: 'This bundle calls a backend on localhost. It is not for the Marketplace.' }
    : { fault: 'VITE_BACKEND_URL must begin with https://' };
}
