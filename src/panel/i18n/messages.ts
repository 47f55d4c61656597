import type de from '#panel/i18n/de.json';
import type en from '#panel/i18n/en.json';
import { lang } from '#panel/i18n/locale.ts';
import type altWords from '#rules/alt-text/alt-words.json';

/** What the build puts into the page, each as a template whose id is the file's name. Source: words-in-page.ts. */
interface Files {
  readonly 'en.json': typeof en;
  readonly 'de.json': typeof de;
  readonly 'alt-words.json': typeof altWords;
}

/** A sentence for each form its count can take. Source: Unicode CLDR, plural rules. */
type Forms = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };

/** What the placeholders of a sentence stand for, by name. */
export type MessageValues = Readonly<Record<string, string | number | null | undefined>>;

const rules = new Intl.PluralRules(lang);

/** What one of the files in the page holds. Throws where the page lacks it, and says so in the panel's place. */
export function inPage<Name extends keyof Files>(name: Name): Files[Name] {
  const template = document.getElementById(name);
  if (template instanceof HTMLTemplateElement) return JSON.parse(template.content.textContent);
  document.body.textContent = 'Asset Inspector didn’t load completely. Reload the Designer, then try again.';
  throw new Error(`The page has no ${name}.`);
}

/** Every word of the panel, in the language it speaks. */
export const messages: typeof en = inPage(`${lang}.json`);

/** A sentence with a value in the place of each `{name}`. */
export function interpolate(sentence: string, values: MessageValues): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name) => `${values[name] ?? placeholder}`);
}

/** The sentence that goes with `count`, filled with it and with `values`. */
export function plural(forms: Forms, count: number, values: MessageValues = {}): string {
  return interpolate(forms[rules.select(count)] ?? forms.other, { ...values, count });
}
