import { type ESTree, Visitor } from 'vite';

type Node = ESTree.Node;

/** A name that a part of a script declares, and what it stands for where that is something of the browser's. */
interface Declaration {
  readonly name: string;
  /** The part of the text it holds in. */
  readonly within: ESTree.Span;
  path: () => string | null;
}

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

const lengthOf = ({ start, end }: ESTree.Span): number => end - start;

/** The path of a property of what has this path; the window itself has the empty one. */
function join(base: string | null, name: string | null): string | null {
  if (base === null || name === null) return null;
  const path = base === '' ? name : `${base}.${name}`;
  return windows.has(path) ? '' : path;
}

/** Every name of a script with the part it holds in, and the way from an expression to the browser's own objects. */
export class ScriptNames {
  /** Every property that a pattern in braces reads, such as `open` in `const {open: o} = window`. */
  readonly unpacked: { readonly path: () => string | null; readonly at: number }[] = [];
  readonly #declarations: Declaration[] = [];
  readonly #scopes: { within: ESTree.Span; isFunction: boolean }[] = [];

  constructor(program: ESTree.Program) {
    const enter = (within: ESTree.Span, isFunction = false) => this.#scopes.push({ within, isFunction });
    const exit = () => this.#scopes.pop();
    const enterFunction = (node: ESTree.Function | ESTree.ArrowFunctionExpression) => {
      if (node.type === 'FunctionDeclaration' && node.id) this.#declare(node.id);
      enter(node, true);
      if (node.type === 'FunctionExpression' && node.id) this.#declare(node.id);
      for (const param of node.params) this.#declare(param);
    };
    const enterClass = (node: ESTree.Class) => node.id && this.#declare(node.id);
    const imported = (node: { local: Node }) => this.#declare(node.local);
    const assignments: ESTree.AssignmentExpression[] = [];
    new Visitor({
      Program: (node) => enter(node, true),
      'Program:exit': exit,
      BlockStatement: (node) => enter(node),
      'BlockStatement:exit': exit,
      SwitchStatement: (node) => enter(node),
      'SwitchStatement:exit': exit,
      ForStatement: (node) => enter(node),
      'ForStatement:exit': exit,
      ForInStatement: (node) => enter(node),
      'ForInStatement:exit': exit,
      ForOfStatement: (node) => enter(node),
      'ForOfStatement:exit': exit,
      CatchClause: (node) => {
        enter(node);
        this.#declare(node.param);
      },
      'CatchClause:exit': exit,
      FunctionDeclaration: enterFunction,
      'FunctionDeclaration:exit': exit,
      FunctionExpression: enterFunction,
      'FunctionExpression:exit': exit,
      ArrowFunctionExpression: enterFunction,
      'ArrowFunctionExpression:exit': exit,
      ClassDeclaration: enterClass,
      ClassExpression: enterClass,
      ImportSpecifier: imported,
      ImportDefaultSpecifier: imported,
      ImportNamespaceSpecifier: imported,
      VariableDeclaration: ({ kind, declarations }) => {
        for (const { id, init } of declarations) this.#declare(id, init, kind === 'var');
      },
      AssignmentExpression: (node) => assignments.push(node),
    }).visit(program);
    for (const { left, right } of assignments) this.#assign(left, right);
  }

  /**
   * The way to an expression from the window, such as `document.write`; null where the script made what it is.
   * A name the script gave to an object of the browser's leads there as well.
   */
  path(expression: Node, depth = 0): string | null {
    const node = unwrapped(expression);
    if (node.type === 'MemberExpression') {
      const name = nameRead(node);
      return fromAnywhere.get(name ?? '') ?? join(this.path(node.object, depth), name);
    }
    if (node.type === 'ConditionalExpression')
      return this.path(node.consequent, depth) ?? this.path(node.alternate, depth);
    if (node.type === 'LogicalExpression') return this.path(node.left, depth) ?? this.path(node.right, depth);
    if (node.type === 'AssignmentExpression') return this.path(node.right, depth);
    if (node.type !== 'Identifier') return null;
    const own = this.#declarationOf(node);
    if (!own) return join('', node.name);
    return depth < 16 ? own.path() : null;
  }

  /** The innermost declaration that a name can mean. */
  #declarationOf({ name, start }: { name: string; start: number }): Declaration | undefined {
    return this.#declarations
      .filter((one) => one.name === name && one.within.start <= start && start < one.within.end)
      .toSorted((a, b) => lengthOf(a.within) - lengthOf(b.within))[0];
  }

  #declare(pattern: Node | null, value?: Node | null, isHoisted = false): void {
    const within = this.#scopes.findLast(({ isFunction }) => isFunction || !isHoisted)?.within;
    if (!pattern || !within) return;
    this.#eachName(pattern, this.#pathLater(value), (name, path) =>
      this.#declarations.push({ name: name.name, within, path }),
    );
  }

  /** A name that gets its value after it was declared: the first that leads to the browser counts. */
  #assign(pattern: Node, value: Node): void {
    this.#eachName(pattern, this.#pathLater(value), (name, path) => {
      const own = this.#declarationOf(name);
      if (!own) return;
      const before = own.path;
      own.path = () => before() ?? path();
    });
  }

  /** The path of a value, once every name is known; a name that leads to itself leads nowhere. */
  #pathLater(value: Node | null | undefined): () => string | null {
    let isAsked = false;
    return () => {
      if (!value || isAsked) return null;
      isAsked = true;
      const path = this.path(value);
      isAsked = false;
      return path;
    };
  }

  #eachName(
    pattern: Node,
    path: () => string | null,
    take: (name: { name: string; start: number }, path: () => string | null) => void,
  ): void {
    const nowhere = () => null;
    if (pattern.type === 'Identifier') take(pattern, path);
    else if (pattern.type === 'AssignmentPattern') {
      const instead = this.#pathLater(pattern.right);
      this.#eachName(pattern.left, () => path() ?? instead(), take);
    } else if (pattern.type === 'RestElement') this.#eachName(pattern.argument, nowhere, take);
    else if (pattern.type === 'ArrayPattern') {
      for (const one of pattern.elements) if (one) this.#eachName(one, nowhere, take);
    } else if (pattern.type === 'ObjectPattern') {
      for (const one of pattern.properties) {
        if (one.type === 'RestElement') {
          this.#eachName(one, path, take);
          continue;
        }
        const inner = () => join(path(), keyName(one));
        this.unpacked.push({ path: inner, at: one.start });
        this.#eachName(one.value, inner, take);
      }
    }
  }
}
