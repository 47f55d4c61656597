/** The Designer of a page that has so many images, as the panel calls it. */
export interface PretendPage {
  readonly siteId: string;
  readonly idToken: string;
  /** One Image element for each. */
  readonly assetIds: readonly string[];
  /** Milliseconds each call takes. */
  readonly callTime: number;
}

/** What the benchmark asks of it from outside. */
export interface PretendDesigner {
  /** When the elements of the page were told (ms of the page's own clock); null until then. */
  told: number | null;
  /**
   * A person selects the image of this number. Its asset is told when a frame begins, so that nothing but the panel
   * stands between that and what is painted; answers when that was.
   */
  select(at: number): Promise<number>;
}

declare global {
  interface Window {
    designer: PretendDesigner;
  }
}

/**
 * Puts a Designer into the page it runs in; it is sent there as text, and so uses nothing from outside. It runs beside
 * the panel and not in a frame around it: what it takes is little, and what is measured is the panel.
 */
export function pretendDesigner({ siteId, idToken, assetIds, callTime }: PretendPage): void {
  let tellAsset: ((at: number) => void) | null = null;
  const answer = <Value>(value: Value): Promise<Value> =>
    new Promise((done) => setTimeout(() => done(value), callTime));
  const says =
    <Value>(value: Value) =>
    () =>
      answer(value);

  const elements = assetIds.map((id, at) => {
    const asset = {
      id,
      getName: says(`photo-${at}.jpg`),
      getUrl: says(null),
      getMimeType: says('image/jpeg'),
      getAltText: says('Mountains at dusk'),
    };
    return {
      id: { component: 'page', element: `image-${at}` },
      type: 'Image',
      elementSettings: true,
      getAltText: says('__wf_reserved_inherit'),
      getSettings: says({}),
      async getAsset() {
        const tell = tellAsset;
        if (!tell) return answer(asset);
        tellAsset = null;
        await new Promise((done) => requestAnimationFrame(done));
        performance.mark('told');
        tell(performance.now());
        return asset;
      },
    };
  });
  const listeners = new Set<(element: object | null) => void>();

  window.designer = {
    told: null,
    select(at) {
      const told = new Promise<number>((done) => {
        tellAsset = done;
      });
      for (const listener of listeners) listener(elements[at] ?? null);
      return told;
    },
  };
  Object.assign(window, {
    webflow: {
      getSiteInfo: says({ siteId, workspaceId: null }),
      getIdToken: says(idToken),
      getTheme: says('darkDefault'),
      getThemeStyles: says({ colors: {} }),
      getAllMediaQueries: says([]),
      canForAppMode: says({}),
      getSelectedElement: says(null),
      getCurrentPage: says({ id: 'page', getName: says('Page') }),
      async getAllElements() {
        const told = await answer(elements);
        window.designer.told ??= performance.now();
        return told;
      },
      subscribe(event: string, listener: (element: object | null) => void) {
        if (event === 'selectedelement') listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
}
