/** Where a bundled panel will find its backend, or why it cannot be bundled. */
export type BackendAddress = { url: string } | { fault: string };

/** Reads `VITE_BACKEND_URL` for a bundle: a published panel reaches nothing but an https origin. */
export function readBackendAddress(value: string | undefined): BackendAddress {
  const text = value?.trim().replace(/\/+$/, '');
  if (!text)
    return { fault: 'Set VITE_BACKEND_URL to your backend’s address, such as https://assets.example.com' };
  const url = URL.parse(text);
  if (url?.origin !== text) {
    return { fault: 'VITE_BACKEND_URL must be an origin, such as https://assets.example.com' };
  }
  return url.protocol === 'https:'
    ? { url: url.origin }
    : { fault: 'VITE_BACKEND_URL must begin with https://' };
}
