import { options, type VNode } from 'preact';
import { onTestFinished } from 'vitest';
import { Region } from '#panel/ui/region.tsx';

/** The error of a broken view. */
export const broken = new RangeError('Incorrect locale information provided');

function Broken(): never {
  throw broken;
}

/**
 * Visits each node that is created, until the test ends or the returned function is called. Source: Preact, option
 * hooks.
 */
function eachNode(look: (node: VNode) => void): () => void {
  const before = options.vnode;
  const stop = (): void => {
    if (before) options.vnode = before;
    else delete options.vnode;
  };
  options.vnode = (node) => {
    before?.(node);
    look(node);
  };
  onTestFinished(stop);
  return stop;
}

/**
 * Makes a view throw while it renders, everywhere or only with such properties, until the test ends or `mend` is
 * called.
 */
export function breakView(
  view: unknown,
  isBroken: (props: object) => boolean = () => true,
): { mend: () => void } {
  const mend = eachNode((node) => {
    if (node.type === view && isBroken(node.props)) node.type = Broken;
  });
  return { mend };
}

/** Collects the name of each region that renders from now on. */
export function regionNames(): ReadonlySet<unknown> {
  const names = new Set<unknown>();
  const region: unknown = Region;
  eachNode(({ type, props }) => {
    if (type === region) names.add(Reflect.get(props, 'name'));
  });
  return names;
}
