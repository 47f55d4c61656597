/** Returns the pixels of the screen for one CSS pixel. Source: CSSOM View, `devicePixelRatio`. */
export function pixelRatio(): number {
  return window.devicePixelRatio || 1;
}

/** Calls the listener when the window, its zoom or its screen changes; returns a function that stops it. */
export function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
