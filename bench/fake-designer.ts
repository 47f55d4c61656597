/** The Designer of a page with this many images, as the panel calls it. */
export interface FakePage {
  readonly siteId: string;
  readonly idToken: string;
  /** One Image element for each. */
  readonly assetIds: readonly string[];
  /** Milliseconds of each call. */
  readonly callTime: number;
}

/** The calls of the benchmark. */
export interface FakeDesigner {
  /** When the elements of the page were returned (ms of the page's own clock); null until then. */
  elementsAt: number | null;
  /**
   * Selects the image of this number. Its asset is returned at the start of a frame, so that only the panel's work lies
   * between that and the paint; resolves with that time.
   */
  select(at: number): Promise<number>;
}

declare global {
  interface Window {
    designer: FakeDesigner;
  }
}

/**
 * Adds a Designer to the page it runs in. It is sent there as text, so it uses nothing from outside. It runs beside the
 * panel and not in a frame around it, to measure the panel alone.
 */
export function fakeDesigner({ siteId, idToken, assetIds, callTime }: FakePage): void {
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
        performance.mark('asset-answered');
        tell(performance.now());
        return asset;
      },
    };
  });
  const listeners = new Set<(element: object | null) => void>();

  window.designer = {
    elementsAt: null,
    select(at) {
      const selectedAt = new Promise<number>((done) => {
        tellAsset = done;
      });
      for (const listener of listeners) listener(elements[at] ?? null);
      return selectedAt;
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
        const listed = await answer(elements);
        window.designer.elementsAt ??= performance.now();
        return listed;
      },
      subscribe(event: string, listener: (element: object | null) => void) {
        if (event === 'selectedelement') listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
}
