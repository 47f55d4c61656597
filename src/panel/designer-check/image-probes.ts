import { facts } from '#contract/webflow-facts/facts.ts';
import { compare, Untried } from '#contract/webflow-facts/verdict.ts';
import { member } from '#panel/designer/member.ts';
import type { Checked, Probes } from '#panel/designer-check/probe.ts';
import { keyAmong, noneOf, sourceOf } from '#panel/designer-check/settings.ts';
import { readWidth } from '#rules/delivery/read-width.ts';

/** Most images of the page that are read. */
const most = 40;
const files = ['assetId', 'src'];

async function images({ elements }: Checked): Promise<readonly ImageElement[]> {
  const found = (await elements()).filter((element) => element.type === 'Image').slice(0, most);
  if (found.length === 0) throw new Untried('noElement');
  return found;
}

/** The images of the page with their settings. Throws `Untried` where the Designer has none. */
async function withSettings(checked: Checked) {
  const found: { image: ImageElement; settings: unknown }[] = [];
  for (const image of await images(checked)) {
    if (image.elementSettings !== true) continue;
    found.push({ image, settings: await checked.ask(() => image.getSettings()) });
  }
  if (found.length === 0) throw new Untried('noElement');
  return found;
}

const fileSource = (settings: unknown): string | null =>
  files.map((key) => sourceOf(member(settings, key))).find((source) => source !== null) ?? null;

/** The first image with a snapshot, and the snapshot. */
async function snapshot({ api, ask }: Checked, candidates: readonly ImageElement[]) {
  for (const image of candidates) {
    const taken: unknown = await ask(() => api.getElementSnapshot(image));
    if (typeof taken === 'string' && taken !== '') return { image, taken };
  }
  throw new Untried('noElement');
}

/** The checks of images and their settings. */
export const imageProbes = {
  async boundImageHasAsset(checked) {
    const bound = (await withSettings(checked)).filter(({ settings }) => fileSource(settings) !== null);
    const [first] = bound;
    if (!first) throw new Untried('noElement');
    return compare(
      (await checked.ask(() => first.image.getAsset())) !== null,
      facts.boundImageHasAsset.value,
    );
  },

  async cmsFileResolved(checked) {
    for (const { image, settings } of await withSettings(checked)) {
      if (fileSource(settings) !== 'cms') continue;
      const resolved: unknown = await checked.ask(() => image.getResolvedSettings());
      const isResolved = files.some((key) => typeof member(resolved, key) === 'string');
      return compare(isResolved, facts.cmsFileResolved.value);
    }
    throw new Untried('noElement');
  },

  async fileSettingKey(checked) {
    const [first] = await withSettings(checked);
    const { value } = facts.fileSettingKey;
    return compare(keyAmong(first?.settings, value, ['assetId', 'asset', 'file', 'image', 'src']), value);
  },

  async altTextSettingKey(checked) {
    const [first] = await withSettings(checked);
    const { value } = facts.altTextSettingKey;
    return compare(keyAmong(first?.settings, value, ['altText', 'alt', 'alternativeText']), value);
  },

  async widthSettingKey(checked) {
    const { value } = facts.widthSettingKey;
    const others = ['width', 'imageWidth', 'imgWidth'];
    for (const { settings } of await withSettings(checked)) {
      const key = keyAmong(settings, value, others);
      if (key !== noneOf) return compare(key, value);
    }
    throw new Untried('unclear');
  },

  async widthReportedIn(checked) {
    const { value } = facts.widthReportedIn;
    const all = await withSettings(checked);
    const known = [facts.widthSettingKey.value, 'width', 'imageWidth', 'imgWidth'];
    if (all.some(({ settings }) => known.some((key) => member(settings, key) !== undefined)))
      return compare('settings', value);
    for (const { image } of all)
      if ((await checked.ask(() => image.getAttributeValue('width'))) !== null)
        return compare('attributes', value);
    return compare('nowhere', value);
  },

  async loadingReportedAs(checked) {
    const [first] = await withSettings(checked);
    const key = keyAmong(first?.settings, facts.loadingReportedAs.value ?? 'loading', [
      'loading',
      'load',
      'lazy',
    ]);
    return compare(key === noneOf ? null : key, facts.loadingReportedAs.value);
  },

  async decorativeElementAlt(checked) {
    for (const { image, settings } of await withSettings(checked)) {
      const text: unknown = await checked.ask(() => image.getAltText());
      const { value } = facts.decorativeElementAlt;
      if (text === value) return compare(value, value);
      if (member(settings, facts.altTextSettingKey.value) !== 'decorative') continue;
      const found = text === null ? 'null' : text === '' ? 'an empty text' : 'a text';
      return compare(found, value);
    }
    throw new Untried('noElement');
  },

  async settingHasAltWords(checked) {
    const { value } = facts.settingHasAltWords;
    let isShown = false;
    for (const { image, settings } of await withSettings(checked)) {
      const setting = member(settings, facts.altTextSettingKey.value);
      if (setting === 'inherit' || setting === 'decorative') return compare(true, value);
      const asset = await checked.ask(() => image.getAsset());
      const ofAsset = asset && (await checked.ask(() => asset.getAltText()));
      // Most images that say the same as their asset have no text of their own.
      isShown ||= Boolean(ofAsset) && setting === ofAsset;
    }
    if (!isShown) throw new Untried('noElement');
    return compare(false, value);
  },

  async snapshotPrefix(checked) {
    const { taken } = await snapshot(checked, await images(checked));
    const { value } = facts.snapshotPrefix;
    const found = taken.startsWith(value) ? value : taken.startsWith('data:') ? 'another prefix' : 'none';
    return compare(found, value);
  },

  async snapshotPixels(checked) {
    const { frame } = checked;
    if (frame.pixelRatio() === 1) throw new Untried('oneToOne');
    const sized = (await withSettings(checked)).flatMap(({ image, settings }) => {
      const width = readWidth(member(settings, facts.widthSettingKey.value));
      return width ? [{ image, width }] : [];
    });
    for (const { image, width } of sized) {
      const taken: unknown = await checked.ask(() => checked.api.getElementSnapshot(image));
      if (typeof taken !== 'string' || taken === '') continue;
      const pixels = await frame.widthOf(taken);
      const isOf = (expected: number): boolean => Math.abs(pixels - expected) <= 2;
      if (isOf(width)) return compare('css', facts.snapshotPixels.value);
      if (isOf(width * frame.pixelRatio())) return compare('device', facts.snapshotPixels.value);
    }
    throw new Untried('noElement');
  },
} as const satisfies Probes;
