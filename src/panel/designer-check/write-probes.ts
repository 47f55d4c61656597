import { type FactId, facts } from '#contract/webflow-facts/facts.ts';
import { compare, Untried, type Verdict } from '#contract/webflow-facts/verdict.ts';
import { member } from '#panel/designer/member.ts';
import { type Checked, isTaken, untriedAfter } from '#panel/designer-check/probe.ts';

const own = 'Asset Inspector check';

/** The facts that writing to an image settles. */
const settled = ['decorativeElementAlt', 'inheritMark', 'nullSettingResets', 'settingHasAltWords'] as const;

const wordsFor = (text: unknown): string =>
  text === null ? 'null' : text === '' ? 'an empty text' : text === own ? 'the text before' : 'a text';

/** An image of the page that has an asset with an alt text, beside which another is made. */
async function model({ ask, elements }: Checked) {
  for (const image of await elements()) {
    if (image.type !== 'Image') continue;
    const asset = await ask(() => image.getAsset());
    const text = asset && (await ask(() => asset.getAltText()));
    if (asset && text) return { image, asset, text };
  }
  throw new Untried('noElement');
}

async function probeImage({ ask }: Checked, image: ImageElement, asset: Asset, text: string) {
  const verdicts = new Map<FactId, Verdict>();
  const shown = (): Promise<unknown> => ask(() => image.getAltText());
  const setting = async (): Promise<unknown> =>
    member(await ask(() => image.getSettings()), facts.altTextSettingKey.value);
  const attempt = async (id: FactId, probe: () => Promise<Verdict>): Promise<void> => {
    verdicts.set(id, await probe().catch(untriedAfter));
  };

  await ask(() => image.setAsset(asset));
  await ask(() => image.setAltText(null));
  await attempt('decorativeElementAlt', async () => {
    const { value } = facts.decorativeElementAlt;
    const found = await shown();
    return compare(found === value ? value : wordsFor(found), value);
  });
  await attempt('settingHasAltWords', async () =>
    compare((await setting()) === 'decorative', facts.settingHasAltWords.value),
  );
  await attempt('nullSettingResets', async () => {
    await ask(() => image.setAltText(own));
    const reset = ask(() => image.setSettings({ [facts.altTextSettingKey.value]: null }));
    return compare((await isTaken(reset)) && (await shown()) === text, facts.nullSettingResets.value);
  });
  await attempt('inheritMark', async () => {
    const { value } = facts.inheritMark;
    if (value === null) throw new Untried('unclear');
    await ask(() => image.setAltText(own));
    await ask(() => image.setAltText(value));
    const found = await shown();
    // A Designer may answer the mark itself; the setting says what it means.
    const isInherited = found === text || (found === value && (await setting()) === 'inherit');
    return compare(isInherited ? value : found === value ? 'a text as any other' : wordsFor(found), value);
  });
  return verdicts;
}

/**
 * Makes an image beside one of the page, writes to it, and removes it again, also where the run is ended meanwhile. Says of each
 * fact what was found, and whether the image may be left; an image that can't be made leaves all untried.
 */
export async function runWriteProbes(
  checked: Checked,
): Promise<{ verdicts: ReadonlyMap<FactId, Verdict>; isLeft: boolean }> {
  const { api, askAnyway } = checked;
  let made: AnyElement | null = null;
  let isAsked = false;
  try {
    const { image, asset, text } = await model(checked);
    made = await askAnyway(() => {
      isAsked = true;
      return image.after(api.elementPresets.Image);
    });
    if (made.type !== 'Image') throw new Untried('unclear');
    return { verdicts: await probeImage(checked, made, asset, text), isLeft: !(await remove(checked, made)) };
  } catch (error) {
    const verdict = untriedAfter(error);
    // An image that did not come in time may come later.
    const isLeft = made ? !(await remove(checked, made)) : isAsked && isLate(error);
    return { verdicts: new Map(settled.map((id) => [id, verdict])), isLeft };
  }
}

const isLate = (error: unknown): boolean => error instanceof Untried && error.why === 'noAnswer';

async function remove({ askAnyway }: Checked, element: AnyElement): Promise<boolean> {
  return askAnyway(() => element.remove()).then(
    () => true,
    () => false,
  );
}
