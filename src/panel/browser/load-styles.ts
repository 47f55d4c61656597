/** Adds a stylesheet of the panel to the page; resolves once it applies, and rejects where it can't be loaded. */
export function loadStyles(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = url;
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error('A stylesheet didn’t load.'));
    };
    document.head.append(link);
  });
}
