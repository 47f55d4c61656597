import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../../support/shared/eventually.ts';
import type { Driver, Engine, Key, Place } from './engine.ts';

/** A window with the sandbox's Designer, in any engine. What is asked of it waits until it can be done. */
export interface Tab {
  press(place: Place, selector: string): Promise<void>;
  /** Replaces what a field holds, with the keyboard. */
  fill(place: Place, selector: string, text: string): Promise<void>;
  key(key: Key): Promise<void>;
  /** The text of the first element, white space folded, once there is one. */
  text(place: Place, selector: string): Promise<string>;
  /** Waits until there is such an element. */
  see(place: Place, selector: string): Promise<void>;
  /** Waits until there is none. */
  gone(place: Place, selector: string): Promise<void>;
  count(place: Place, selector: string): Promise<number>;
  /** Replaces what a field holds by what is on the clipboard. */
  paste(place: Place, selector: string): Promise<void>;
  /** Chooses an option by its value, without opening the list, which is no part of the document. */
  choose(place: Place, selector: string, value: string): Promise<void>;
  /** The text of a file once it is saved. */
  saved(name: string): Promise<string>;
  readonly run: Driver['run'];
  readonly screenshot: Driver['screenshot'];
  readonly errors: Driver['errors'];
  readonly close: Driver['close'];
}

/** Waits until the check resolves; resolves to its result. */
async function until<T>(check: () => Promise<T>): Promise<T> {
  return await eventually(check);
}

/** The text of the first element that a selector names; null where there is none. Runs in the document. */
function textIn(selector: string): string | null {
  const [element] = globalThis.panelFinder?.all(selector) ?? [];
  return element instanceof HTMLElement ? element.innerText.replace(/\s+/g, ' ').trim() : null;
}

/** Chooses an option as a person does, by its value; false where there is none. Runs in the document. */
function chooseIn(argument: string): boolean {
  const { selector, value } = JSON.parse(argument);
  const [list] = globalThis.panelFinder?.all(selector) ?? [];
  if (!(list instanceof HTMLSelectElement)) return false;
  list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return list.value === value;
}

/** Opens a page in an engine. */
export async function openTab(engine: Engine, url: string): Promise<Tab> {
  const driver = await engine.open(url);
  const count: Tab['count'] = (place, selector) =>
    driver.run(place, (one) => globalThis.panelFinder?.all(one).length ?? 0, selector);
  const press: Tab['press'] = (place, selector) =>
    until(async () => {
      if (!(await driver.press(place, selector))) throw new Error(`can’t be pressed: ${selector}`);
    });
  const { run, key, screenshot, errors, close } = driver;
  return {
    ...{ press, count, run, key, screenshot, errors, close },
    async fill(place, selector, text) {
      await press(place, selector);
      await driver.chord('a');
      await (text === '' ? driver.key('Delete') : driver.type(text));
    },
    async paste(place, selector) {
      await press(place, selector);
      await driver.chord('a');
      await driver.chord('v');
    },
    choose: (place, selector, value) =>
      until(async () => {
        if (!(await driver.run(place, chooseIn, JSON.stringify({ selector, value }))))
          throw new Error(`not found: ${selector}`);
      }),
    // Firefox makes the file empty before it has the bytes.
    saved: (name) =>
      until(async () => {
        const text = await readFile(join(driver.downloads, name), 'utf8');
        if (text === '') throw new Error(`${name} is empty`);
        return text;
      }),
    text: (place, selector) =>
      until(async () => {
        const text = await driver.run(place, textIn, selector);
        if (text === null) throw new Error(`not found: ${selector}`);
        return text;
      }),
    see: (place, selector) =>
      until(async () => {
        if ((await count(place, selector)) === 0) throw new Error(`not found: ${selector}`);
      }),
    gone: (place, selector) =>
      until(async () => {
        if ((await count(place, selector)) > 0) throw new Error(`still there: ${selector}`);
      }),
  };
}
