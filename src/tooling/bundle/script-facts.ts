import { isReferenceIdentifier, walk } from 'oxc-walker';
import { type ESTree, parseSync } from 'vite';
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
  /** The way to its first argument from the window, where it leads there. */
  readonly first: string | null;
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
  /** The browser's own objects that it assigns to, as a way from the window. */
  readonly overrides: readonly Said[];
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
    first: node.arguments[0] ? names.path(node.arguments[0]) : null,
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
  const overrides: Said[] = [];
  /** Names that are part of a reported path, or only tested for their type. */
  const told = new Set<ESTree.Node>();

  const tellPath = (path: string | null, at: number) => {
    if (path) paths.push({ what: path, at });
  };
  const tellKey = ({ key, computed }: { key: ESTree.Node; computed: boolean }) => {
    const what = keyName({ key, computed });
    if (what !== null) properties.push({ what, at: key.start });
  };
  const give = (to: string | null, value: ESTree.Node) => {
    const what = textOf(value);
    if (to !== null && what !== null) given.push({ what, to, at: value.start });
  };
  const override = (target: ESTree.Node) => {
    const what = names.path(target);
    const isOther = target.type === 'Identifier' && what !== target.name;
    if (what !== null && !isOther) overrides.push({ what, at: target.start });
  };
  const importFrom = (source: ESTree.Node | null) => {
    if (source) imports.push({ to: textOf(source), at: source.start });
  };

  walk(program, {
    enter: (node, parent) => {
      switch (node.type) {
        case 'MemberExpression': {
          const what = nameRead(node);
          if (what !== null) properties.push({ what, at: node.property.start });
          const path = names.path(node);
          if (!told.has(node)) tellPath(path, node.start);
          if (path !== null) told.add(unwrapped(node.object));
          break;
        }
        case 'Identifier':
          if (!told.has(node) && isReferenceIdentifier(node, parent)) tellPath(names.path(node), node.start);
          break;
        case 'BinaryExpression':
          if (node.operator === 'instanceof') told.add(node.right);
          break;
        case 'Property':
          tellKey(node);
          give(keyName(node), node.value);
          break;
        case 'MethodDefinition':
        case 'PropertyDefinition':
        case 'AccessorProperty':
          tellKey(node);
          break;
        case 'ExportNamedDeclaration':
          importFrom(node.source);
          // Of another module's names none stands for a value here.
          if (node.source) for (const { local } of node.specifiers) told.add(local);
          break;
        case 'ImportDeclaration':
        case 'ExportAllDeclaration':
        case 'ImportExpression':
          importFrom(node.source);
          break;
        case 'AssignmentExpression':
          if (node.left.type === 'MemberExpression') give(nameRead(node.left), node.right);
          override(node.left);
          break;
        case 'UpdateExpression':
          override(node.argument);
          break;
        case 'UnaryExpression':
          if (node.operator === 'delete') override(node.argument);
          break;
        case 'CallExpression':
        case 'NewExpression':
          calls.push(callOf(node, names));
          break;
        case 'Literal':
          if (typeof node.value === 'string') texts.push({ what: node.value, at: node.start, isOpen: false });
          break;
        case 'TemplateElement':
          texts.push({ what: node.value.cooked ?? node.value.raw, at: node.start, isOpen: !node.tail });
          break;
      }
    },
  });
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
    overrides,
  };
}

const known = new WeakMap<BundleFile, ScriptFacts>();

/** What a script does, from its parsed text. A file is read once. */
export function factsOf(file: BundleFile): ScriptFacts {
  const facts = known.get(file) ?? read(file);
  known.set(file, facts);
  return facts;
}
