/** What a page of the panel benchmark offers beside the panel. */
interface BenchWindow {
  /** Selects the image of this number, as a person does on the canvas. */
  select(image: number): void;
  /** The same, and milliseconds until the frame that shows its facts was drawn. */
  selectAndWait(image: number): Promise<number>;
}

declare global {
  interface Window {
    bench: BenchWindow;
  }
}

/** The input of the page: ids by number, the numbers on the open page, and how a size identifies an image. */
export interface Story {
  readonly ids: readonly string[];
  readonly onPage: readonly number[];
  readonly siteId: string;
  readonly firstSize: number;
}

/**
 * Runs in the page, before the panel: a Designer that answers everything at once, so that none of the time measured
 * is the Designer's own, and a way to select an image and wait for its facts.
 */
export function putDesigner({ ids, onPage, siteId, firstSize }: Story): void {
  const listeners = new Set<(element: unknown) => void>();
  const nameOf = (image: number) => `image-${image}.jpg`;
  const elementOf = (image: number) => ({
    id: { component: 'page', element: `image-${image}` },
    type: 'Image',
    elementSettings: false,
    getAltText: async () => '__wf_reserved_inherit',
    getAsset: async () => ({
      id: ids[image],
      getName: async () => nameOf(image),
      getUrl: async () => '',
      getMimeType: async () => 'image/jpeg',
      getAltText: async () => `A picture of ${image}`,
    }),
  });
  let selected: ReturnType<typeof elementOf> | null = null;
  const webflow = {
    getSelectedElement: async () => selected,
    getAllElements: async () => onPage.map(elementOf),
    getCurrentPage: async () => ({ id: 'page', getName: async () => 'Home' }),
    getSiteInfo: async () => ({ siteId, workspaceId: siteId }),
    getIdToken: async () => 'id-token',
    getTheme: async () => 'light',
    getThemeStyles: async () => ({ colors: { 'bg-primary': '#fafafa' } }),
    subscribe: (event: string, listener: (element: unknown) => void) => {
      if (event === 'selectedelement') listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const select = (image: number) => {
    selected = elementOf(image);
    for (const listener of listeners) listener(selected);
  };
  /** Name, bytes and every row of the table of variants belong to this image. */
  const isShown = (image: number) =>
    document.querySelector('h1')?.textContent === nameOf(image) &&
    document.querySelector(`.line data[value="${firstSize + image}"]`) !== null &&
    document.querySelector('table') !== null;
  const selectAndWait = (image: number) =>
    new Promise<number>((resolve, reject) => {
      const start = performance.now();
      const late = setTimeout(() => reject(new Error(`image ${image} is not shown`)), 10_000);
      // A check in every frame would take processor time from what is measured.
      const observer = new MutationObserver(() => {
        if (!isShown(image)) return;
        observer.disconnect();
        clearTimeout(late);
        requestAnimationFrame(() => {
          // A message is read once this frame has been drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - start);
          port2.postMessage(null);
        });
      });
      observer.observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      select(image);
    });
  Object.assign(window, { webflow, bench: { select, selectAndWait } satisfies BenchWindow });
}
