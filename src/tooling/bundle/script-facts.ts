import { type ESTree, parseSync, Visitor } from 'vite';
import type { BundleFile } from './archive.ts';
import { keyName, nameRead, ScriptNames, textOf, unwrapped } from './script-names.ts';

/** Something a script says, and where. */
export interface Said {
  readonly what: string;
  readonly at: number;
}

/** A call, or a making with `new`. */
export interface Call {
  readonly at: number;
  /** The way to it from the window, such as `document.createElement`, where it leads there. */
  readonly path: string | null;
  /** Its last name, such as `createElement`. */
  readonly name: string | null;
  /** True for `this.name()`. */
  readonly isOwn: boolean;
  /** True for `name()`, false for `object.name()`. */
  readonly isPlain: boolean;
  /** Its arguments, a null for what is no plain text. */
  readonly texts: readonly (string | null)[];
  /** True where the first argument is text, put together or not. */
  readonly takesText: boolean;
  /** True for an argument `import.meta.url` in second place. */
  readonly isBesideModule: boolean;
}

/** What a script does, as far as its text tells. */
export interface ScriptFacts {
  /** Why it is no script; none where it is one. */
  readonly errors: readonly Said[];
  /** The browser's own objects it names, as a way from the window: `document.cookie`, `parent`. */
  readonly paths: readonly Said[];
  /** Every property it reads, writes, or has, of whatever object. */
  readonly properties: readonly Said[];
  /** Every text in it; a text that goes on behind an expression is `isOpen`. */
  readonly texts: readonly (Said & { readonly isOpen: boolean })[];
  readonly comments: readonly Said[];
  readonly calls: readonly Call[];
  /** The modules it imports; null where only a run could tell which. */
  readonly imports: readonly { readonly to: string | null; readonly at: number }[];
  /** Texts given to a property, such as `src`. */
  readonly given: readonly (Said & { readonly to: string })[];
  readonly debuggers: readonly Said[];
}

function isText(node: ESTree.Node | undefined): boolean {
  if (!node) return false;
  if (node.type === 'BinaryExpression')
    return node.operator === '+' && (isText(node.left) || isText(node.right));
  return node.type === 'TemplateLiteral' || textOf(node) !== null;
}

function isModuleUrl(node: ESTree.Node | undefined): boolean {
  return node?.type === 'MemberExpression' && node.object.type === 'MetaProperty' && nameRead(node) === 'url';
}

function callOf(node: ESTree.CallExpression | ESTree.NewExpression, names: ScriptNames): Call {
  const callee = unwrapped(node.callee);
  const member = callee.type === 'MemberExpression' ? callee : null;
  return {
    at: node.start,
    path: names.path(callee),
    name: member ? nameRead(member) : callee.type === 'Identifier' ? callee.name : null,
    isOwn: member?.object.type === 'ThisExpression',
    isPlain: !member,
    texts: node.arguments.map(textOf),
    takesText: isText(node.arguments[0]),
    isBesideModule: isModuleUrl(node.arguments[1]),
  };
}

function read(file: BundleFile): ScriptFacts {
  const { program, errors, comments } = parseSync(file.name, file.text, { sourceType: 'module', lang: 'js' });
  const names = new ScriptNames(program);
  const paths: Said[] = [];
  const properties: Said[] = [];
  const texts: (Said & { isOpen: boolean })[] = [];
  const calls: Call[] = [];
  const imports: { to: string | null; at: number }[] = [];
  const given: (Said & { to: string })[] = [];
  const debuggers: Said[] = [];
  /** What is part of something told already, or a name that stands for no value. */
  const told = new Set<ESTree.Node>();

  const tellPath = (path: string | null, at: number) => {
    if (path) paths.push({ what: path, at });
  };
  const give = (to: string | null, value: ESTree.Node) => {
    const what = textOf(value);
    if (to !== null && what !== null) given.push({ what, to, at: value.start });
  };
  const tellKey = (node: { key: ESTree.Node; computed: boolean }) => {
    if (!node.computed) told.add(node.key);
    const what = keyName(node);
    if (what !== null) properties.push({ what, at: node.key.start });
  };
  const tellLabel = (node: { label: ESTree.Node | null }) => node.label && told.add(node.label);
  const importFrom = (node: { source: ESTree.Node | null }) => {
    if (node.source) imports.push({ to: textOf(node.source), at: node.source.start });
  };

  new Visitor({
    MemberExpression: (node) => {
      const what = nameRead(node);
      if (!node.computed) told.add(node.property);
      if (what !== null) properties.push({ what, at: node.property.start });
      const path = names.path(node);
      if (!told.has(node)) tellPath(path, node.start);
      if (path !== null) told.add(unwrapped(node.object));
    },
    Identifier: (node) => {
      if (!told.has(node)) tellPath(names.path(node), node.start);
    },
    BinaryExpression: (node) => {
      // Asking what something is makes nothing.
      if (node.operator === 'instanceof') told.add(node.right);
    },
    Property: (node) => {
      tellKey(node);
      give(keyName(node), node.value);
    },
    MethodDefinition: tellKey,
    PropertyDefinition: tellKey,
    AccessorProperty: tellKey,
    LabeledStatement: tellLabel,
    BreakStatement: tellLabel,
    ContinueStatement: tellLabel,
    MetaProperty: (node) => told.add(node.meta).add(node.property),
    ImportSpecifier: (node) => told.add(node.imported),
    ExportSpecifier: (node) => told.add(node.exported),
    ImportDeclaration: importFrom,
    ExportAllDeclaration: importFrom,
    ExportNamedDeclaration: (node) => {
      importFrom(node);
      if (node.source) for (const { local } of node.specifiers) told.add(local);
    },
    ImportExpression: importFrom,
    AssignmentExpression: ({ left, right }) => {
      if (left.type === 'MemberExpression') give(nameRead(left), right);
    },
    CallExpression: (node) => calls.push(callOf(node, names)),
    NewExpression: (node) => calls.push(callOf(node, names)),
    DebuggerStatement: (node) => debuggers.push({ what: 'debugger', at: node.start }),
    Literal: (node) => {
      if (typeof node.value === 'string') texts.push({ what: node.value, at: node.start, isOpen: false });
    },
    TemplateElement: (node) =>
      texts.push({ what: node.value.cooked ?? node.value.raw, at: node.start, isOpen: !node.tail }),
  }).visit(program);
  for (const { path, at } of names.unpacked) tellPath(path(), at);

  return {
    errors: errors.map(({ message, labels }) => ({ what: message, at: labels[0]?.start ?? 0 })),
    paths,
    properties,
    texts,
    comments: comments.map(({ value, start }) => ({ what: ` ${value}`, at: start })),
    calls,
    imports,
    given,
    debuggers,
  };
}

const known = new WeakMap<BundleFile, ScriptFacts>();

/** What a script does, from its parsed text. A file is read once. */
export function factsOf(file: BundleFile): ScriptFacts {
  const facts = known.get(file) ?? read(file);
  known.set(file, facts);
  return facts;
}
