/** Returns the extension of a file's name or address in lower case, without its dot; empty where it has none. */
export function extensionOf(name: string | null | undefined): string {
  return /\.(\w+)$/.exec((name ?? '').replace(/[?#].*/, ''))?.[1]?.toLowerCase() ?? '';
}
