import { onTestFinished } from 'vitest';

/**
 * Leaves out the facts of the file until the test ends. Few stories are about them, and a new fact is to change the
 * pictures of those alone.
 */
export function leaveOutFile(): void {
  const style = document.createElement('style');
  style.textContent = 'section[aria-labelledby="file"] dl { display: none; }';
  document.head.append(style);
  onTestFinished(() => style.remove());
}
