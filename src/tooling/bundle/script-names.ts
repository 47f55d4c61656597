import { ScopeTracker, walk } from 'oxc-walker';
import type { ESTree } from 'vite';

type Node = ESTree.Node;

/** Other names of the object that holds every global. Source: HTML standard, the Window object. */
const windows = new Set(['window', 'self', 'globalThis', 'frames', 'document.defaultView']);

/** Properties that lead from any node to the browser's own objects. Source: DOM standard, HTML standard. */
const fromAnywhere: ReadonlyMap<string, string> = new Map([
  ['ownerDocument', 'document'],
  ['defaultView', ''],
]);

/** The text that an expression is, or null where only a run could tell. */
export function textOf(node: Node | null | undefined): string | null {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node?.type !== 'TemplateLiteral' || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}

/** The name of the property that is read, or null where only a run could tell. */
export function nameRead(node: ESTree.MemberExpression): string | null {
  if (node.computed) return textOf(node.property);
  return node.property.type === 'Identifier' ? node.property.name : null;
}

/** The name of a key in braces, or null where only a run could tell. */
export function keyName(node: { key: Node; computed: boolean }): string | null {
  return !node.computed && node.key.type === 'Identifier' ? node.key.name : textOf(node.key);
}

/** What an expression comes to, without what only wraps it. */
export function unwrapped(node: Node): Node {
  if (node.type === 'ChainExpression' || node.type === 'ParenthesizedExpression')
    return unwrapped(node.expression);
  const last = node.type === 'SequenceExpression' ? node.expressions.at(-1) : undefined;
  return last ? unwrapped(last) : node;
}

/** The path of a property of what has this path; the window itself has the empty one. */
function join(base: string | null, name: string | null): string | null {
  if (base === null || name === null) return null;
  const path = base === '' ? name : `${base}.${name}`;
  return windows.has(path) ? '' : path;
}

/** The first of these paths that leads to the browser. */
function firstOf(paths: readonly (() => string | null)[]): string | null {
  for (const path of paths) {
    const found = path();
    if (found !== null) return found;
  }
  return null;
}

/** What every name of a script stands for, and the way from an expression to the browser's own objects. */
export class ScriptNames {
  /** Every property that a pattern in braces reads, such as `open` in `const {open: o} = window`. */
  readonly unpacked: { readonly path: () => string | null; readonly at: number }[] = [];
  /** What declares the name that stands here; nothing declares the browser's own. */
  readonly #declared = new Map<Node, Node>();
  /** The paths of all that a declared name is given. */
  readonly #given = new Map<Node, (() => string | null)[]>();
  readonly #asked = new Set<Node>();

  constructor(program: ESTree.Program) {
    const scopeTracker = new ScopeTracker({ preserveExitedScopes: true });
    walk(program, { scopeTracker });
    scopeTracker.freeze();
    const givings: { to: Node; value: Node }[] = [];
    walk(program, {
      scopeTracker,
      enter: (node) => {
        if (node.type === 'Identifier') {
          const declaration = scopeTracker.getDeclaration(node.name);
          if (declaration) this.#declared.set(node, declaration.node);
        } else if (node.type === 'VariableDeclarator') {
          if (node.init) givings.push({ to: node.id, value: node.init });
        } else if (node.type === 'AssignmentPattern' || node.type === 'AssignmentExpression')
          givings.push({ to: node.left, value: node.right });
      },
    });
    for (const { to, value } of givings) this.#give(to, () => this.path(value));
  }

  /**
   * The way to an expression from the window, such as `document.write`; null where the script made what it is.
   * A name the script gave to an object of the browser's leads there as well.
   */
  path(expression: Node): string | null {
    const node = unwrapped(expression);
    if (node.type === 'MemberExpression') {
      const name = nameRead(node);
      return fromAnywhere.get(name ?? '') ?? join(this.path(node.object), name);
    }
    if (node.type === 'ConditionalExpression') return this.path(node.consequent) ?? this.path(node.alternate);
    if (node.type === 'LogicalExpression') return this.path(node.left) ?? this.path(node.right);
    if (node.type === 'AssignmentExpression') return this.path(node.right);
    if (node.type !== 'Identifier') return null;
    const own = this.#declared.get(node);
    return own ? this.#pathOf(own) : join('', node.name);
  }

  /** The path of the first value that leads to the browser; a name that leads to itself leads nowhere. */
  #pathOf(declared: Node): string | null {
    if (this.#asked.has(declared)) return null;
    this.#asked.add(declared);
    const path = firstOf(this.#given.get(declared) ?? []);
    this.#asked.delete(declared);
    return path;
  }

  /** Notes what the names of a pattern are given; its defaults are noted by themselves. */
  #give(pattern: Node, path: () => string | null): void {
    if (pattern.type === 'Identifier') {
      const own = this.#declared.get(pattern);
      if (own) this.#given.set(own, [...(this.#given.get(own) ?? []), path]);
    } else if (pattern.type === 'AssignmentPattern') this.#give(pattern.left, path);
    else if (pattern.type === 'ObjectPattern')
      for (const one of pattern.properties) {
        if (one.type === 'RestElement') {
          this.#give(one.argument, path);
          continue;
        }
        const inner = () => join(path(), keyName(one));
        this.unpacked.push({ path: inner, at: one.start });
        this.#give(one.value, inner);
      }
  }
}
