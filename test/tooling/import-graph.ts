import { glob, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { walk } from 'oxc-walker';
import { parseSync } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };

/** The files that each source file imports, types included. All are paths below one folder, with `/`. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The folders that each folder imports, sorted; `root` stands for the files that are in none. */
export type Arrows = Readonly<Record<string, readonly string[]>>;

/** The specifiers in a module: of imports, of exports from elsewhere, of dynamic imports and of types. */
export function specifiersIn(file: string, code: string): string[] {
  const found: string[] = [];
  walk(parseSync(file, code).program, {
    enter(node) {
      switch (node.type) {
        case 'ImportDeclaration':
        case 'ExportNamedDeclaration':
        case 'ExportAllDeclaration':
        case 'ImportExpression':
        case 'TSImportType':
          if (node.source?.type === 'Literal') found.push(String(node.source.value));
      }
    },
  });
  return found;
}

/** The file below `src` that a specifier means, or null for a package. Throws for a name that package.json lacks. */
function targetOf(file: string, specifier: string): string | null {
  const [path = ''] = specifier.split('?');
  if (path.startsWith('.')) return posix.join(posix.dirname(file), path);
  if (!path.startsWith('#')) return null;
  const [name, ...rest] = path.split('/');
  if (!(`${name}/*` in packageJson.imports)) throw new Error(`${file} imports ${specifier}.`);
  return posix.join(`${name}`.slice(1), ...rest);
}

/** Reads the imports of every TypeScript file below `folder`, the project's `src`. */
export async function readImportGraph(folder: string): Promise<ImportGraph> {
  const graph = new Map<string, string[]>();
  for await (const path of glob('**/*.{ts,tsx}', { cwd: folder })) {
    const file = path.replaceAll('\\', '/');
    const specifiers = specifiersIn(file, await readFile(join(folder, path), 'utf8'));
    graph.set(
      file,
      specifiers.flatMap((specifier) => targetOf(file, specifier) ?? []),
    );
  }
  return graph;
}

/** The first folder of a path below `room`, or null for a path outside of it. */
function folderOf(path: string, room: string): string | null {
  if (!path.startsWith(room)) return null;
  const [first = '', ...rest] = path.slice(room.length).split('/');
  return rest.length > 0 ? first : 'root';
}

/** The arrows between the folders of `room`, which ends in `/`; of all folders for an empty text. */
export function arrowsIn(graph: ImportGraph, room: string): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const [file, targets] of graph) {
    const from = folderOf(file, room);
    if (from === null) continue;
    const to = arrows.get(from) ?? new Set();
    arrows.set(from, to);
    for (const target of targets) {
      const folder = folderOf(target, room);
      if (folder !== null && folder !== from) to.add(folder);
    }
  }
  return Object.fromEntries([...arrows].map(([from, to]) => [from, [...to].toSorted()]));
}

/** The pairs of folders that import each other, each sorted. */
export function pairsIn(arrows: Arrows): string[][] {
  return Object.entries(arrows)
    .flatMap(([from, to]) => to.map((other) => [from, other]))
    .filter(([from = '', other = '']) => from < other && arrows[other]?.includes(from))
    .toSorted();
}

/** The groups of files that import each other by whatever way, each sorted. Source: Tarjan, 1972. */
export function circlesIn(graph: ImportGraph): string[][] {
  const circles: string[][] = [];
  const numbers = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): number => {
    const number = numbers.size;
    numbers.set(file, number);
    stack.push(file);
    let lowest = number;
    for (const target of graph.get(file) ?? []) {
      if (!numbers.has(target)) lowest = Math.min(lowest, visit(target));
      else if (stack.includes(target)) lowest = Math.min(lowest, numbers.get(target) ?? number);
    }
    if (lowest === number) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1 || graph.get(file)?.includes(file)) circles.push(group.toSorted());
    }
    return lowest;
  };
  for (const file of graph.keys()) if (!numbers.has(file)) visit(file);
  return circles.toSorted();
}
