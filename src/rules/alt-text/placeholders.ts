/** Most words between square brackets that make a placeholder; longer texts describe something. */
const placeholderWords = 4;

const wholes = [/^\{[^{}]*\}$/, /^<[^<>]*>$/, /^%[\w.-]+%$/, /^TODO\b/];
const parts = [/\{\{[^{}]*\}\}/, /\$\{[^{}]*\}/, /\{%[^%]*%\}/, /<%[^%]*%>/, /__wf_reserved/];

const values =
  /^\[(?:insert|your|enter|alt|image|img|photo|name|company|brand|product|title|description|keyword|bild|firma|produkt|nom|entreprise|produit|nombre|empresa|producto)(?:[ :_-]|\])/i;

function isWhole(text: string): boolean {
  return /^\[+[^[\]]*\]+$/.test(text) && text.split(/\s+/, placeholderWords + 1).length <= placeholderWords;
}

/**
 * True for a text with a placeholder that was not replaced: `[alt text]`, `{{name}}`, `<image>`, `%title%`, or a name
 * that Webflow reserves. Sources: syntax of Handlebars, Liquid, EJS and ECMAScript templates; attributes of exported
 * Webflow sites for `__wf_reserved`.
 */
export function hasPlaceholder(text: string): boolean {
  const brackets = text.match(/\[[^[\]]*\]/g) ?? [];
  return (
    wholes.some((whole) => whole.test(text)) ||
    parts.some((part) => part.test(text)) ||
    brackets.some((bracket) => values.test(bracket)) ||
    isWhole(text)
  );
}
