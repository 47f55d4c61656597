/**
 * Has the browser save a text as a file. A frame that may not do so does nothing and says nothing, so there is always
 * another way beside it. Source: HTML, downloading resources; UTF-8 with the mark by which spreadsheets know it.
 */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
