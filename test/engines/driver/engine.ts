/** The engines of the browsers that designers work in. */
export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** A document: the sandbox's Designer page, or the panel in its iframe. */
export type Place = 'designer' | 'panel';

/** Keys by their names in UI Events. */
export type Key = 'Tab' | 'Enter' | 'Escape' | 'Delete' | 'ArrowLeft' | 'ArrowRight';

/** The few things that every engine's own client is asked for; none of them waits. */
export interface Driver {
  /** Presses with the mouse what a Playwright selector names; false while it isn't there or something covers it. */
  press(place: Place, selector: string): Promise<boolean>;
  /** Types a text into what has the focus. */
  type(text: string): Promise<void>;
  key(key: Key): Promise<void>;
  /** Holds Control and presses a letter, to select all or to paste. */
  chord(letter: 'a' | 'v'): Promise<void>;
  /** Runs a function that needs nothing around it in the document; resolves to what it returns, as JSON. */
  run<T>(place: Place, script: (argument: string) => T | Promise<T>, argument: string): Promise<T>;
  /** The window as a PNG. */
  screenshot(): Promise<Uint8Array>;
  /** What the console has heard of errors and warnings since the last call. */
  errors(): Promise<string[]>;
  /** The folder that saved files go to. */
  readonly downloads: string;
  /** Closes the browser and removes its profile and what it has saved. */
  close(): Promise<void>;
}

/** A browser that may be installed. */
export interface Engine {
  readonly name: EngineName;
  /** Debian's packages that bring it. */
  readonly packages: readonly string[];
  isInstalled(): boolean;
  /** Opens a page in a profile of its own; the document has windowSize. */
  open(url: string): Promise<Driver>;
}

export const windowSize = { width: 1920, height: 1000 } as const;
export const panelFrame = 'iframe[title="Asset Inspector"]';
