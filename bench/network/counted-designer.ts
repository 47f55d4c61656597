/** The Designer of a page as the network benchmark plays it. */
export interface CountedPage {
  readonly siteId: string;
  readonly idToken: string;
  /** The asset of each image by its number. */
  readonly assetIds: readonly string[];
  /** The image that is selected when the panel opens. */
  readonly selected: number | null;
  /** The images on the open page; every other one is in a link beside a text. */
  readonly onPage: readonly number[];
  /** Milliseconds that each call takes. */
  readonly callTime: number;
}

/** What a selection took: milliseconds until its facts, and until every byte and locale, were painted. */
export interface SelectionTimes {
  readonly facts: number;
  readonly whole: number;
}

interface CountedDesigner {
  /** Selects an image and waits for its facts, or for all of it. */
  selectAndWait(image: number, isWhole: boolean): Promise<SelectionTimes>;
  /** The times of the image that was selected at the start, since the page was opened. */
  readonly opened: Promise<SelectionTimes>;
  /** How often each method of the Designer was called since the last time. */
  takeCalls(): Record<string, number>;
}

declare global {
  interface Window {
    counted: CountedDesigner;
  }
}

/** Runs in the page, before the panel, as text: it uses nothing from outside. */
export function putCountedDesigner(page: CountedPage): void {
  const { siteId, idToken, assetIds, selected, onPage, callTime } = page;
  let calls: Record<string, number> = {};
  const says =
    <Value>(name: string, value: Value) =>
    (): Promise<Value> => {
      calls[name] = (calls[name] ?? 0) + 1;
      return callTime === 0
        ? Promise.resolve(value)
        : new Promise((done) => setTimeout(() => done(value), callTime));
    };
  const images = assetIds.map((id, number) => ({
    id: { component: 'page', element: `image-${number}` },
    type: 'Image',
    elementSettings: true,
    getAltText: says('getAltText', '__wf_reserved_inherit'),
    getSettings: says('getSettings', { width: '600' }),
    getAsset: says('getAsset', {
      id,
      getName: says('getName', `photo ${id}.jpg`),
      getUrl: says('getUrl', null),
      getMimeType: says('getMimeType', 'image/jpeg'),
      getAltText: says('asset.getAltText', 'Mountains at dusk'),
    }),
  }));
  const linkAround = (image: object | undefined, number: number) => {
    const text = {
      id: { component: 'page', element: `text-${number}` },
      type: 'String',
      children: false,
      getText: says('getText', 'Read more'),
    };
    const link = {
      id: { component: 'page', element: `link-${number}` },
      type: 'Link',
      children: true,
      getChildren: says('getChildren', [text, image]),
      getTarget: says('getTarget', '/more'),
      getAllCustomAttributes: says('getAllCustomAttributes', []),
    };
    return [link, text, image];
  };
  const elements = onPage.flatMap((number) =>
    number % 2 === 0 ? linkAround(images[number], number) : [images[number]],
  );
  const listeners = new Set<(element: unknown) => void>();
  Object.assign(window, {
    webflow: {
      getSelectedElement: says('getSelectedElement', selected === null ? null : images[selected]),
      getAllElements: says('getAllElements', elements),
      getCurrentPage: says('getCurrentPage', { id: 'page', getName: says('page.getName', 'Home') }),
      getSiteInfo: says('getSiteInfo', { siteId, workspaceId: siteId }),
      getIdToken: says('getIdToken', idToken),
      getTheme: says('getTheme', 'light'),
      getThemeStyles: says('getThemeStyles', { colors: {} }),
      getAllMediaQueries: says('getAllMediaQueries', []),
      canForAppMode: says('canForAppMode', {}),
      subscribe(event: string, listener: (element: unknown) => void) {
        if (event === 'selectedelement') listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });

  const hasFacts = (image: number): boolean =>
    document.querySelector('h1')?.textContent === `photo ${assetIds[image]}.jpg` &&
    document.querySelector('header data') !== null &&
    document.querySelector('table') !== null;
  const isWhole = (image: number): boolean =>
    hasFacts(image) &&
    document.querySelector('.alt-chip') !== null &&
    [...document.querySelectorAll('td.bytes')].every((cell) => cell.querySelector('data') !== null);
  /** Resolves with the time at which a frame was drawn in which this holds. */
  const painted = (holds: () => boolean): Promise<number> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(document.body.innerText)), 30_000);
      const look = (): void => {
        if (!holds()) return;
        observer.disconnect();
        clearTimeout(late);
        requestAnimationFrame(() => {
          // A message is read once this frame has been drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(look);
      observer.observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      look();
    });
  const timesOf = async (image: number, start: number, all: boolean): Promise<SelectionTimes> => {
    const facts = await painted(() => hasFacts(image));
    const whole = all ? await painted(() => isWhole(image)) : facts;
    return { facts: facts - start, whole: whole - start };
  };
  const opened = selected === null ? Promise.resolve({ facts: 0, whole: 0 }) : timesOf(selected, 0, true);
  // A failure is reported where it is awaited.
  opened.catch(() => {});
  window.counted = {
    opened,
    selectAndWait(image, all) {
      const start = performance.now();
      for (const listener of listeners) listener(images[image]);
      return timesOf(image, start, all);
    },
    takeCalls() {
      const taken = calls;
      calls = {};
      return taken;
    },
  };
}
