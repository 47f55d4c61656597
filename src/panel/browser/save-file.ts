/**
 * Saves a text as a file. A frame without the permission to download does nothing and reports nothing, so the panel
 * always offers another way. Source: HTML, downloading resources. The file is UTF-8 with a byte order mark, by which
 * spreadsheets recognise it.
 */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
