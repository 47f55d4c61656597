import { boundFrom } from '#panel/i18n/binding.ts';
import { after } from '#panel/i18n/csv.ts';
import { background, inComponent } from '#panel/i18n/page.ts';
import type { Usage } from '#panel/page/usage.ts';

/** Returns where the file of a usage comes from; null where it is the image's own. */
function originOf({ as, component, binding }: Usage): string | null {
  if (as === 'background') return background;
  if (component) {
    const { name, instances } = component;
    return name === null || instances === null ? name : inComponent(name, instances);
  }
  return binding && boundFrom(binding);
}

/** Returns where on its page a usage is: the heading before it, and where its file comes from. */
export function placeOf(usage: Usage, heading: string | undefined): string {
  return [heading && after(heading), originOf(usage)].filter(Boolean).join(' · ');
}
