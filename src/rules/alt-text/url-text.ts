const addresses = [
  /^(?:https?|ftp|file|data|blob|mailto|tel):\S+$/i,
  /^www\.\S+$/i,
  /^\.{0,2}\/\S+$/,
  /^[a-z]:\\\S+$/i,
  /^(?:assets|images?|img|media|public|static|uploads)\/\S+$/,
  /^(?:[a-z\d-]+\.)+[a-z]{2,}(?::\d+)?\/\S*$/,
];

/**
 * True for a text that is only an address: a URL, a path, or a host with a path. A host alone may be a name that the
 * image shows, as in a logo. Source: WCAG 2.2, failure F30.
 */
export function isAddress(text: string): boolean {
  return addresses.some((address) => address.test(text));
}
