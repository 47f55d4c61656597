import type de from '#panel/i18n/de.json';
import type en from '#panel/i18n/en.json';
import { lang } from '#panel/i18n/locale.ts';
import type altWords from '#rules/alt-text/alt-words.json';

/**
 * Files that the build inserts into the page, each as a template whose id is the file's name. Source: words-in-page.ts.
 */
interface Files {
  readonly 'en.json': typeof en;
  readonly 'de.json': typeof de;
  readonly 'alt-words.json': typeof altWords;
}

/** One message for each plural form. Source: Unicode CLDR, plural rules. */
type Forms = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };

/** Values of a message's placeholders, by name. */
export type MessageValues = Readonly<Record<string, string | number | null | undefined>>;

const rules = new Intl.PluralRules(lang);

/** Returns the content of one of these files. Throws where the page lacks it, and shows that in place of the panel. */
export function inPage<Name extends keyof Files>(name: Name): Files[Name] {
  const template = document.getElementById(name);
  if (template instanceof HTMLTemplateElement) return JSON.parse(template.content.textContent);
  document.body.textContent = 'Asset Inspector didn’t load completely. Reload the Designer, then try again.';
  throw new Error(`The page has no ${name}.`);
}

/** Every message of the panel, in its language. */
export const messages: typeof en = inPage(`${lang}.json`);

/** Returns a message with a value in place of each `{name}`. */
export function interpolate(sentence: string, values: MessageValues): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name) => `${values[name] ?? placeholder}`);
}

/** Returns the plural form of a message for `count`, interpolated with `count` and `values`. */
export function plural(forms: Forms, count: number, values: MessageValues = {}): string {
  return interpolate(forms[rules.select(count)] ?? forms.other, { ...values, count });
}
