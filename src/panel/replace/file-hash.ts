/** Returns the SHA-256 of a file in lower-case hex, as the backend gives it. Rejects where the file can't be read. */
export async function fileHash(file: Blob): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
