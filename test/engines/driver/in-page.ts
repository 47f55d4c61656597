import { Ivya } from 'ivya';
import type { EngineName } from './engine.ts';

/** What is added to a document to find elements as Playwright does, in every engine alike. */
export interface Finder {
  /** Elements that a Playwright selector names. */
  all(selector: string): Element[];
  /** The one element, scrolled into view; null while there is none or another one covers it. Throws for several. */
  ready(selector: string): Element | null;
  /** Errors that were reported, and what was logged as error or warning, since the last call. */
  errors(): string[];
}

declare global {
  var panelFinder: Finder | undefined;
  var panelEngine: EngineName;
}

const heard: string[] = [];

addEventListener('error', ({ message }) => heard.push(message));
addEventListener('unhandledrejection', ({ reason }) => heard.push(String(reason)));
addEventListener('securitypolicyviolation', ({ violatedDirective }) => heard.push(violatedDirective));

const ivya = Ivya.create({ browser: globalThis.panelEngine });

function isUncovered(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && (element.contains(hit) || hit.contains(element));
}

globalThis.panelFinder = {
  all: (selector) => ivya.queryLocatorSelectorAll(selector),
  ready(selector) {
    const element = ivya.queryLocatorSelector(selector, document, true);
    if (!element || (element instanceof HTMLButtonElement && element.disabled)) return null;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    return isUncovered(element) ? element : null;
  },
  errors: () => heard.splice(0),
};
