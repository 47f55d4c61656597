import type { Page } from 'playwright-core';
import { percentile, traced } from './trace.ts';

/** Milliseconds from the Designer's first answer, but for the last two, which are of the processor. */
export interface ListTimes {
  /** The first row is painted. */
  readonly firstRow: number;
  /** The first row is painted with what our backend says of it. */
  readonly firstFacts: number;
  readonly whole: number;
  readonly longestTask: number;
  /** All that the panel's main thread did. */
  readonly cpu: number;
}

/** Opens the list of a page of so many images, which together weigh `weight` in words, and waits until it is whole. */
export async function readList(page: Page, images: number, weight: string): Promise<ListTimes> {
  const { value, marks, longestTask } = await traced(page, () =>
    page.evaluate((total) => {
      const seen = new Map<string, number>();
      const isThere: Record<string, () => boolean> = {
        firstRow: () => document.querySelector('.rows > li') !== null,
        firstFacts: () => document.querySelector('.row-name')?.textContent?.startsWith('photo ') === true,
        whole: () => document.querySelector('.totals > .fine')?.textContent?.startsWith(total) === true,
      };
      return new Promise<{ firstRow: number; firstFacts: number; whole: number }>((done, fail) => {
        setTimeout(() => fail(new Error(document.querySelector('.totals')?.textContent ?? '')), 60_000);
        const look = (): void => {
          for (const [name, isSo] of Object.entries(isThere)) {
            if (!seen.has(name) && isSo()) seen.set(name, performance.now());
          }
          if (!seen.has('whole')) return void requestAnimationFrame(afterPaint);
          performance.mark('end');
          const since = (name: string): number => (seen.get(name) ?? 0) - (window.designer.elementsAt ?? 0);
          done({ firstRow: since('firstRow'), firstFacts: since('firstFacts'), whole: since('whole') });
        };
        // What is in the document when a frame begins is on the screen when the frame is over.
        const afterPaint = (): void => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = look;
          port2.postMessage(null);
        };
        performance.mark('begin');
        requestAnimationFrame(afterPaint);
        document.querySelector<HTMLElement>('#tab-page')?.click();
      });
    }, `${images} images · originals ${weight}`),
  );
  const [begin = 0] = marks('begin');
  const [end = 0] = marks('end');
  return { ...value, longestTask, cpu: end - begin };
}

/** Pixels a frame: about what a hard turn of the wheel comes to. */
const pixelsPerFrame = 60;

/**
 * Scrolls the whole list, by default as fast as a person would: frames a second, and what one takes of the processor (ms), of
 * so large a part of the frames.
 */
export async function scrollList(
  page: Page,
  { pixels = pixelsPerFrame, part = 0.99 } = {},
): Promise<{ perSecond: number; frames: number; work: number }> {
  const { value, marks } = await traced(page, () =>
    page.evaluate((step) => {
      const start = performance.now();
      let frames = 0;
      window.scrollTo(0, 0);
      return new Promise<number>((done) => {
        const frame = (): void => {
          performance.mark('frame');
          const before = window.scrollY;
          window.scrollBy(0, step);
          frames += 1;
          if (window.scrollY !== before) return void requestAnimationFrame(frame);
          done((frames / (performance.now() - start)) * 1_000);
        };
        requestAnimationFrame(frame);
      });
    }, pixels),
  );
  const frames = marks('frame');
  const work = frames.slice(1).map((mark, at) => mark - (frames[at] ?? mark));
  return { perSecond: value, frames: frames.length, work: percentile(work, part) };
}

/** What is typed, and a text that is in the list then. */
export interface SearchWord {
  readonly word: string;
  readonly finds: string;
}

/**
 * Types some words into the search and deletes them again: milliseconds of the processor from a letter to the painted list,
 * p95. Throws where what it should find is not in the list then.
 */
export async function typeSearch(
  page: Page,
  words: readonly SearchWord[],
): Promise<{ work: number; presses: number }> {
  const { value, marks } = await traced(page, () =>
    page.evaluate(async (all) => {
      const field = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (!field) throw new Error('the list has no search');
      const painted = (): Promise<void> =>
        new Promise((done) => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done();
            port2.postMessage(null);
          });
        });
      let presses = 0;
      const type = async (text: string): Promise<void> => {
        await painted();
        presses += 1;
        performance.mark('key');
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await painted();
        performance.mark('key-painted');
      };
      window.scrollTo(0, 0);
      for (const { word, finds } of all) {
        for (let length = 1; length <= word.length; length++) await type(word.slice(0, length));
        const found = document.querySelector('.rows')?.textContent ?? '';
        if (!found.includes(finds)) throw new Error(`${word} finds ${found}`);
        for (let length = word.length - 1; length >= 0; length--) await type(word.slice(0, length));
      }
      return presses;
    }, words),
  );
  const keys = marks('key');
  const work = marks('key-painted').map((mark, at) => mark - (keys[at] ?? Number.NaN));
  return { work: percentile(work, 0.95), presses: value };
}

/** Milliseconds, from when the Designer names the asset that is selected to a painted frame with its facts. */
export interface SelectionTimes {
  /** Of the processor. */
  readonly p50: number;
  readonly p95: number;
  /** By the clock on the wall. */
  readonly waitP50: number;
}

/** Selects one image after the other. */
export async function timeSelections(page: Page, assetIds: readonly string[]): Promise<SelectionTimes> {
  const { value, marks } = await traced(page, () =>
    page.evaluate(async (ids) => {
      document.querySelector<HTMLElement>('#tab-selected')?.click();
      const painted = (): Promise<void> =>
        new Promise((done) => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done();
            port2.postMessage(null);
          });
        });
      const waits: number[] = [];
      for (const [at, id] of ids.entries()) {
        await painted();
        const selectedAt = window.designer.select(at);
        const isThere = (): boolean =>
          document.querySelector('header data') !== null &&
          document.querySelector('main')?.textContent?.includes(id) === true;
        let frames = 0;
        do {
          await painted();
          frames += 1;
          if (frames > 600) throw new Error(`the facts of ${id} are not shown`);
        } while (!isThere());
        performance.mark('painted');
        waits.push(performance.now() - (await selectedAt));
      }
      return waits;
    }, assetIds),
  );
  const answered = marks('asset-answered');
  const taken = marks('painted').map((mark, at) => mark - (answered[at] ?? Number.NaN));
  return { p50: percentile(taken, 0.5), p95: percentile(taken, 0.95), waitP50: percentile(value, 0.5) };
}
