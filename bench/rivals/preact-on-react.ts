import {
  type ComponentType,
  createElement,
  createRef,
  type Key,
  Component as ReactComponent,
  type ReactElement,
  Fragment as ReactFragment,
  type ReactNode,
} from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';

type Props = Readonly<Record<string, unknown>> & { readonly key?: Key };

/** The two attributes that React spells as the DOM's properties. */
function spelt({ class: className, for: htmlFor, ...rest }: Props): Props {
  return {
    ...rest,
    ...(className === undefined ? {} : { className }),
    ...(htmlFor === undefined ? {} : { htmlFor }),
  };
}

function element(type: string | ComponentType, props: Props | null, ...children: ReactNode[]): ReactElement {
  const isTag = typeof type === 'string';
  return createElement(type, props && isTag ? spelt(props) : props, ...children);
}

// Under their own names they would meet those that are put into every file.
export { createRef, element as h, ReactFragment as Fragment };

/** A React component whose `render` receives its props and state. */
export class Component<P, S> extends ReactComponent<P, S> {
  constructor(props: P) {
    super(props);
    const { render } = this;
    Object.defineProperty(this, 'render', {
      value: () => Reflect.apply(render, this, [this.props, this.state]),
    });
  }
}

const roots = new WeakMap<Element, Root>();

/** Has React draw the view into the element at once, so that signals are read while they are listened to. */
export function render(view: ReactNode, into: Element): void {
  const root = roots.get(into) ?? createRoot(into);
  roots.set(into, root);
  flushSync(() => root.render(view));
}
