/** Components by id, and how often each has instances of others. */
export type Nested = ReadonlyMap<string, ReadonlyMap<string, number>>;

const none: ReadonlyMap<string, number> = new Map();

/** Returns the ids that these components contain, themselves included, each with how many of them contain it. */
function containersOf(ids: Iterable<string>, nested: Nested): Map<string, number> {
  const containers = new Map<string, number>();
  const open = [...ids];
  for (const id of open) containers.set(id, 0);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const inner of (nested.get(id) ?? none).keys()) {
      const before = containers.get(inner);
      if (before === undefined) open.push(inner);
      containers.set(inner, (before ?? 0) + 1);
    }
  }
  return containers;
}

const add = (one: number, other: number): number => Math.min(one + other, Number.MAX_SAFE_INTEGER);

/**
 * Returns how often a page shows each component, by id: `direct` are its own instances, and an instance in another component
 * counts as often as that one. A component that contains itself, which Webflow does not allow, adds nothing to what it
 * contains; each component that can be reached counts once at least.
 */
export function instancesOn(direct: ReadonlyMap<string, number>, nested: Nested): Map<string, number> {
  const waitingFor = containersOf(direct.keys(), nested);
  const counts = new Map([...waitingFor.keys()].map((id) => [id, direct.get(id) ?? 0]));
  const ready = [...waitingFor].flatMap(([id, containers]) => (containers === 0 ? id : []));
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    const count = counts.get(id) ?? 0;
    for (const [inner, times] of nested.get(id) ?? none) {
      counts.set(inner, add(counts.get(inner) ?? 0, count * times));
      const left = (waitingFor.get(inner) ?? 0) - 1;
      waitingFor.set(inner, left);
      if (left === 0) ready.push(inner);
    }
  }
  return new Map([...counts].map(([id, count]) => [id, Math.max(count, 1)]));
}
