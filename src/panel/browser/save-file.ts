import { savedFileLifetime } from './timeouts.ts';

/** Saves a text, or the bytes of a file, under this name. */
export type SaveFile = (name: string, content: string | Blob) => void;

/**
 * Saves a text or bytes as a file. A frame without the permission to download does nothing and reports nothing, so the panel
 * always offers another way. UNCONFIRMED: `iframeSandbox`, `framesLoadBlobs`. Source: HTML, downloading resources. A text
 * is UTF-8 with a byte order mark, by which spreadsheets and browsers recognise it. Its URL stays for a while, as Safari and
 * Firefox may read it only after the click. Source: WebKit bug 211234; Mozilla bug 1282407.
 */
export function saveFile(name: string, content: string | Blob): void {
  const type = `text/${name.endsWith('.html') ? 'html' : 'csv'};charset=utf-8`;
  const blob = typeof content === 'string' ? new Blob(['\uFEFF', content], { type }) : content;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), savedFileLifetime);
}
