import { facts } from '#contract/webflow-facts/facts.ts';
import { compare, Untried } from '#contract/webflow-facts/verdict.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import type { Checked, Probes } from '#panel/designer-check/probe.ts';
import { keyAmong } from '#panel/designer-check/settings.ts';

/** Most elements of a kind that are asked for their children or styles. */
const most = 20;

type Parent = Extract<AnyElement, { readonly children: true }>;

const isParent = (element: AnyElement): element is Parent => element.children === true;

/** The first parents of the page, each with its place in the list and the places of its children. */
async function families({ ask, elements }: Checked) {
  const listed = await elements();
  const places = new Map(listed.map((element, at) => [keyOf(element), at]));
  const found: { at: number; children: readonly AnyElement[]; places: readonly number[] }[] = [];
  for (const parent of listed.filter(isParent).slice(0, most)) {
    const children = await ask(() => parent.getChildren());
    const at = places.get(keyOf(parent)) ?? 0;
    const known = children.flatMap((child) => places.get(keyOf(child)) ?? []);
    if (children.length > 0) found.push({ at, children, places: known });
  }
  if (found.length === 0) throw new Untried('noElement');
  return found;
}

/** Returns the form of a `background-image`, without its address; null for none. */
function formOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const form = value
    .replace(/url\("[^"]*"\)/g, 'url("{url}")')
    .replace(/url\('[^']*'\)/g, "url('{url}')")
    .replace(/url\([^"')]*\)/g, 'url({url})')
    .replace(/@img_[\da-f]{24}/g, '@img_{id}');
  if (!/\{(?:url|id)\}/.test(form)) return null;
  const known: readonly string[] = [
    facts.backgroundImageValue.value,
    'url("{url}")',
    "url('{url}')",
    'url({url})',
    '@img_{id}',
  ];
  return known.find((one) => one === form.trim()) ?? 'another form';
}

/** The checks of the page's elements. */
export const pageProbes = {
  async listsParentsFirst(checked) {
    const all = (await families(checked)).filter(({ places }) => places.length > 0);
    if (all.length === 0) throw new Untried('noElement');
    return compare(
      all.every(({ at, places }) => [at, ...places].every((one, nth, list) => one >= (list[nth - 1] ?? 0))),
      facts.listsParentsFirst.value,
    );
  },

  async listsEveryChild(checked) {
    const listed = new Set((await checked.elements()).map(keyOf));
    const children = (await families(checked)).flatMap((family) => family.children);
    const unlisted = children.filter((child) => child.type !== 'String' && !listed.has(keyOf(child)));
    return compare(unlisted.length === 0, facts.listsEveryChild.value);
  },

  async headingHasText({ ask, elements }) {
    const headings = (await elements()).filter((element) => element.type === 'Heading').slice(0, most);
    if (headings.length === 0) throw new Untried('noElement');
    for (const heading of headings) {
      const children = await ask(() => heading.getChildren());
      if (children.some(({ type }) => type === 'String')) return compare(true, facts.headingHasText.value);
    }
    return compare(false, facts.headingHasText.value);
  },

  async richTextHasElements({ ask, elements }) {
    const texts = (await elements()).filter((element) => element.type === 'RichText').slice(0, most);
    if (texts.length === 0) throw new Untried('noElement');
    let hasOthers = false;
    for (const text of texts) {
      const children = await ask(() => text.getChildren());
      const figures = children.filter(({ type }) => type === 'Figure' || type === 'Image');
      if (figures.length > 0) return compare(true, facts.richTextHasElements.value);
      hasOthers ||= children.length > 0;
    }
    // A rich text whose paragraphs are elements may have no image.
    if (hasOthers) throw new Untried('unclear');
    return compare(false, facts.richTextHasElements.value);
  },

  async linkSettingKey({ ask, elements }) {
    for (const link of await elements()) {
      if (link.type !== 'Link') continue;
      const settings: unknown = await ask(() => link.getSettings());
      return compare(
        keyAmong(settings, 'link', ['link', 'href', 'url', 'target']),
        facts.linkSettingKey.value,
      );
    }
    throw new Untried('noElement');
  },

  async backgroundImageValue({ ask, elements }) {
    const styled = (await elements()).filter((element) => element.type === 'Block').slice(0, 3 * most);
    for (const element of styled) {
      for (const style of (await ask(() => element.getStyles())) ?? []) {
        const form = formOf(style ? await ask(() => style.getProperty('background-image')) : null);
        if (form !== null) return compare(form, facts.backgroundImageValue.value);
      }
    }
    throw new Untried('noElement');
  },
} as const satisfies Probes;
