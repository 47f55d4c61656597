import { facts } from '#contract/webflow-facts/facts.ts';
import { compare, Untried } from '#contract/webflow-facts/verdict.ts';
import { isTaken, type Probes } from '#panel/designer-check/probe.ts';

/** Most pages and components that are asked. */
const most = 20;

/** The checks of the site's pages and components, without opening one. */
export const siteProbes = {
  async searchImageFollowsSocial({ api, ask }) {
    const all = await ask(() => api.getAllPagesAndFolders());
    const pages = all.flatMap((one) => (one.type === 'Page' ? [one] : [])).slice(0, most);
    for (const page of pages) {
      const social: unknown = await ask(() => page.getOpenGraphImage());
      const search: unknown = await ask(() => page.getSearchImage());
      // Another picture was chosen, and says nothing.
      if (!social || (search && search !== social)) continue;
      return compare(search === social, facts.searchImageFollowsSocial.value);
    }
    throw new Untried('noElement');
  },

  async closedComponentsRespond({ api, ask }) {
    const open = await ask(() => api.getCurrentComponent());
    const closed = (await ask(() => api.getAllComponents())).filter(({ id }) => id !== open?.id);
    for (const component of closed.slice(0, most)) {
      const root = await ask(() => component.getRootElement());
      if (root?.children !== true) continue;
      const inside = async (): Promise<unknown> => (await root.getChildren())[0]?.getParentComponent();
      return compare(await isTaken(ask(inside)), facts.closedComponentsRespond.value);
    }
    throw new Untried('noElement');
  },
} as const satisfies Probes;
