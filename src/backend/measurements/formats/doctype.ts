/** What a document type declares that changes the attributes of a root. */
export interface Doctype {
  /** The texts of general entities by their names. */
  readonly entities: ReadonlyMap<string, string>;
  /** The defaults of attributes, by element and attribute: `svg width`. */
  readonly defaults: ReadonlyMap<string, string>;
}

/** How much of a document type is read, and of the text of an entity; and how many parameter entities are put in. */
const longestDoctype = 64 * 1024;
const longestEntity = 1_000;
const mostInsertions = 20;

const name = '[\\w:.\\-\u00b7-\uffff]+';
const quoted = `"[^"]*"|'[^']*'`;
const space = '[ \\t\\r\\n]';
const skipped = /[ \t\r\n]+|<!--.*?-->|<\?.*?\?>/sy;
const insertion = new RegExp(`%(${name});`, 'y');
const declaration = new RegExp(`<!([A-Z]+)((?:[^"'<>]|${quoted})*)>`, 'y');
const entity = new RegExp(`^${space}+(%${space}+)?(${name})${space}+(${quoted})${space}*$`);
const list = new RegExp(`^${space}+(${name})`);
const attribute = new RegExp(
  `${space}+(${name})${space}+(?:[A-Z]+|(?:NOTATION${space}*)?[(][^()]*[)])${space}+` +
    `(?:#REQUIRED|#IMPLIED|(?:#FIXED${space}+)?(${quoted}))`,
  'y',
);
const subset = new RegExp(`^(?:[^"'[]|${quoted})*[[]`);

const unquoted = (text: string): string => text.slice(1, -1);

/** A character by its number; one that XML does not have is left out. */
function character(whole: string, hex: string | undefined, decimal: string | undefined): string {
  const code = Number.parseInt(hex ?? decimal ?? '', hex ? 16 : 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** The text of an entity as it stands for one: what it refers to in turn is left, as Chromium 156 leaves it. */
function replacement(value: string): string {
  if (value.length > longestEntity) return '';
  return value.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, character);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readDefaults(body: string, defaults: Map<string, string>): void {
  const head = list.exec(body);
  const element = head?.[1];
  if (!head || element === undefined) return;
  let at = head[0].length;
  for (let found = matchAt(attribute, body, at); found; found = matchAt(attribute, body, at)) {
    const [whole, own, value] = found;
    const key = `${element} ${own}`;
    if (value !== undefined && !defaults.has(key)) defaults.set(key, replacement(unquoted(value)));
    at += whole.length;
  }
}

/**
 * Reads the internal subset of a document type, up to what it does not understand. The first declaration of a name
 * counts. Source: XML 1.0, 2.8, 3.3 and 4.2.
 */
export function readDoctype(whole: string): Doctype {
  const doctype = whole.slice(0, longestDoctype);
  const entities = new Map<string, string>();
  const parameters = new Map<string, string>();
  const defaults = new Map<string, string>();
  const open = subset.exec(doctype);
  let text = doctype.slice(open?.[0].length ?? doctype.length);
  let insertions = 0;
  for (let at = 0; ; ) {
    const blank = matchAt(skipped, text, at);
    const inserted = matchAt(insertion, text, at);
    const declared = matchAt(declaration, text, at);
    if (blank) at += blank[0].length;
    else if (inserted) {
      const value = parameters.get(inserted[1] ?? '');
      if (value === undefined || ++insertions > mostInsertions) break;
      text = value + text.slice(at + inserted[0].length);
      at = 0;
    } else if (declared) {
      at += declared[0].length;
      const [, kind, body = ''] = declared;
      const [, percent, own, value] = (kind === 'ENTITY' && entity.exec(body)) || [];
      if (own && value) {
        const known = percent ? parameters : entities;
        if (!known.has(own)) known.set(own, replacement(unquoted(value)));
      }
      if (kind === 'ATTLIST') readDefaults(body, defaults);
    } else break;
  }
  return { entities, defaults };
}
