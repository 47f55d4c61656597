/**
 * Reads a `srcset` attribute of `w` descriptors as browsers do. A candidate that the standard would drop is an error
 * here. Source: HTML, parse a srcset attribute.
 */
export function parseSrcset(value: string): { url: string; width: number }[] {
  const found: { url: string; width: number }[] = [];
  let rest = value.replace(/^[\t\n\f\r ,]+/, '');
  while (rest) {
    const [url = ''] = /^[^\t\n\f\r ]+/.exec(rest) ?? [];
    rest = rest.slice(url.length);
    if (url.endsWith(',')) throw new Error(`no descriptor after ${url}`);
    const [descriptor = ''] = /^[^,]*/.exec(rest) ?? [];
    const width = /^[\t\n\f\r ]+([1-9]\d*)w[\t\n\f\r ]*$/.exec(descriptor)?.[1];
    if (!width) throw new Error(`a descriptor of ${url} is ${descriptor}`);
    found.push({ url, width: Number(width) });
    rest = rest.slice(descriptor.length).replace(/^[\t\n\f\r ,]+/, '');
  }
  return found;
}
