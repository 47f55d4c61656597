import type { Party } from './rule.ts';

/** A queue that gives turns to sites one after the other, and within a site to people one after the other. */
export interface FairLine<T> {
  /** Adds an item behind the others of its party; items without a party are one more site's. */
  push(item: T, party?: Party): void;
  /** Takes an item out; returns false where it is not in the queue. */
  remove(item: T): boolean;
  /** Takes out the first of those that come next in a turn for which `canGo` is true. */
  shift(canGo: (item: T) => boolean): T | undefined;
  /** All items in the order in which they would be taken out. */
  inOrder(): T[];
  /** How many people have items in it. */
  people(): number;
}

interface Line<T> {
  readonly name: string;
  readonly waiting: T[];
}

/** The line with that name, a new one at the end where there is none. */
function lineOf<T>(lines: Line<T>[], name: string): Line<T> {
  const known = lines.find((line) => line.name === name);
  if (known) return known;
  const line: Line<T> = { name, waiting: [] };
  lines.push(line);
  return line;
}

/** Takes the line out and, where something is left in it, puts it behind the others. */
function turn<T>(lines: Line<T>[], line: Line<T>): void {
  lines.splice(lines.indexOf(line), 1);
  if (line.waiting.length > 0) lines.push(line);
}

const copyOf = <T>({ name, waiting }: Line<T>): Line<T> => ({ name, waiting: [...waiting] });

function takeNext<T>(sites: Line<Line<T>>[], canGo: (item: T) => boolean): T | undefined {
  for (const site of sites) {
    for (const person of site.waiting) {
      const [item] = person.waiting;
      if (item === undefined || !canGo(item)) continue;
      person.waiting.shift();
      turn(site.waiting, person);
      turn(sites, site);
      return item;
    }
  }
  return undefined;
}

/** An empty queue. Source: round robin over active flows (Shreedhar and Varghese, 1995), each item costing the same. */
export function createFairLine<T>(): FairLine<T> {
  const sites: Line<Line<T>>[] = [];
  return {
    push(item, { site, person } = { site: '', person: '' }) {
      lineOf(lineOf(sites, site).waiting, person).waiting.push(item);
    },
    remove(item) {
      for (const site of sites) {
        for (const person of site.waiting) {
          const index = person.waiting.indexOf(item);
          if (index < 0) continue;
          person.waiting.splice(index, 1);
          if (person.waiting.length === 0) site.waiting.splice(site.waiting.indexOf(person), 1);
          if (site.waiting.length === 0) sites.splice(sites.indexOf(site), 1);
          return true;
        }
      }
      return false;
    },
    shift: (canGo) => takeNext(sites, canGo),
    inOrder() {
      const left = sites.map(({ name, waiting }) => ({ name, waiting: waiting.map(copyOf) }));
      const items: T[] = [];
      for (let next = takeNext(left, () => true); next !== undefined; next = takeNext(left, () => true))
        items.push(next);
      return items;
    },
    people: () => sites.reduce((all, { waiting }) => all + waiting.length, 0),
  };
}
