import { savedFileLifetime } from './timeouts.ts';

/**
 * Saves a text as a file. A frame without the permission to download does nothing and reports nothing, so the panel
 * always offers another way. Source: HTML, downloading resources. The file is UTF-8 with a byte order mark, by which
 * spreadsheets and browsers recognise it. Its URL stays for a while, as Safari and Firefox may read it only after the
 * click. Source: WebKit bug 211234; Mozilla bug 1282407.
 */
export function saveFile(name: string, text: string): void {
  const type = `text/${name.endsWith('.html') ? 'html' : 'csv'};charset=utf-8`;
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), savedFileLifetime);
}
