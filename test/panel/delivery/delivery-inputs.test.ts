import { signal } from '@preact/signals-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as timeouts from '#panel/browser/timeouts.ts';
import { createDeliveryInputs, inputsOf, type MeasuredImage } from '#panel/delivery/delivery-inputs.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { ImageHandle } from '#panel/designer/image.ts';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import {
  createScriptedDesigner,
  imageElement,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const wide = [{ id: 'xl', name: '1440px and up', minWidth: 1_440, maxWidth: null }, ...defaultBreakpoints];

function imageThat(script: Parameters<typeof imageElement>[0]) {
  const { image } = imageElement(script);
  if (!image) throw new Error('no image');
  return image;
}

const silent = imageThat({});

function open(designer = createScriptedDesigner({ breakpoints: says(wide) })) {
  const image = signal<MeasuredImage | null>(null);
  const clock = createManualClock();
  const inputs = createDeliveryInputs(designer, image, clock);
  const select = (elementKey: string | null, handle = silent, isComplete = true): void => {
    image.value = elementKey === null ? null : { elementKey, image: handle, isComplete };
  };
  const stop = inputs.start();
  onTestFinished(stop);
  select('page/one');
  return {
    designer,
    inputs,
    select,
    stop,
    /** The canvas shows another breakpoint, and its layout is done. */
    changeBreakpoint() {
      designer.changeBreakpoint();
      clock.advance(timeouts.layoutDelay);
    },
    clock,
    /** A person presses "Measure" on the selected image, which has become this one. */
    measure(handle: ImageHandle) {
      if (image.value) image.value = { ...image.value, image: handle };
      return inputs.measure();
    },
  };
}

const measures = (width: number, breakpoint: string) => imageThat({ rendered: says({ width, breakpoint }) });

/** The widths at breakpoints, and the one for every other, as text. */
function widthsOf({ inputs }: Pick<ReturnType<typeof open>, 'inputs'>): Record<string, string> {
  const { everywhere, at } = inputs.selected.value.rendered;
  return Object.fromEntries(
    [...(everywhere ? [['everywhere', everywhere] as const] : []), ...at].map(([id, width]) => [
      id,
      `${width.value} ${width.unit}`,
    ]),
  );
}

test('no width is known before one is measured or typed', () => {
  const opened = open();
  expect(widthsOf(opened)).toEqual({});
  expect(opened.inputs.selected.value).toMatchObject({ typedWidth: undefined, pastedSizes: null });
});

test('a typed width belongs to the image it was typed for', () => {
  const opened = open();
  opened.inputs.setRendered(null, { unit: 'px', value: 400 });
  opened.inputs.setWidth(500);
  opened.inputs.setSizes('50vw');
  opened.select('page/two');
  expect(widthsOf(opened)).toEqual({});
  opened.select(null);
  opened.inputs.setWidth(1);
  opened.select('page/one');
  expect(widthsOf(opened)).toEqual({ everywhere: '400 px' });
  expect(opened.inputs.selected.value).toMatchObject({ typedWidth: 500, pastedSizes: '50vw' });
  expect(inputsOf(opened.inputs.all.value, 'page/one')).toBe(opened.inputs.selected.value);
});

test('widths are kept for each breakpoint, and one for every breakpoint replaces them', async () => {
  const opened = open();
  await opened.measure(measures(640, 'medium'));
  await opened.measure(measures(900, 'main'));
  expect(widthsOf(opened)).toEqual({ medium: '640 px', main: '900 px' });
  opened.inputs.setRendered('medium', { unit: 'vw', value: 50 });
  expect(widthsOf(opened)).toEqual({ medium: '50 vw', main: '900 px' });
  opened.inputs.setRendered(null, { unit: 'px', value: 300 });
  expect(widthsOf(opened)).toEqual({ everywhere: '300 px' });
  await opened.measure(measures(700, 'small'));
  expect(widthsOf(opened)).toEqual({ everywhere: '300 px', small: '700 px' });
});

test('the field switches to the measured breakpoint, unless another element is selected by then', async () => {
  const { inputs, select, measure } = open();
  await measure(measures(640, 'medium'));
  expect(inputs.at.value).toBe('medium');
  const measuring = measure(measures(900, 'main'));
  select('page/two');
  await measuring;
  expect(inputs.at.value).toBe('medium');
  select('page/one');
  expect(inputs.selected.value.rendered.at.get('main')?.value).toBe(900);
});

describe('without a press', () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  test('an image is measured once its facts are read, at the breakpoint of the canvas', async () => {
    const { inputs, select } = open();
    select('page/two', measures(625, 'main'), false);
    await settled();
    expect(widthsOf({ inputs })).toEqual({});
    select('page/two', measures(625, 'main'));
    await expect.poll(() => widthsOf({ inputs })).toEqual({ main: '625 px' });
    expect(inputs.at.value).toBe('main');
  });

  test('it is measured again as the canvas changes its breakpoint, and each width is kept', async () => {
    const { inputs, select, designer, clock } = open();
    let now = { width: 625, breakpoint: 'main' };
    const image = imageThat({ rendered: async () => ({ ok: true, value: now }) });
    select('page/two', image);
    await expect.poll(() => widthsOf({ inputs })).toEqual({ main: '625 px' });
    now = { width: 480, breakpoint: 'medium' };
    designer.changeBreakpoint();
    clock.advance(timeouts.layoutDelay - 1);
    await settled();
    expect(widthsOf({ inputs })).toEqual({ main: '625 px' });
    clock.advance(1);
    await expect.poll(() => widthsOf({ inputs })).toEqual({ main: '625 px', medium: '480 px' });
    select('page/three', measures(300, 'medium'));
    await expect.poll(() => widthsOf({ inputs })).toEqual({ medium: '300 px' });
    select('page/two', image);
    expect(widthsOf({ inputs })).toEqual({ main: '625 px', medium: '480 px' });
  });

  test('a changed width is measured again on the next selection, and an equal one changes nothing', async () => {
    const { inputs, select } = open();
    select('page/two', measures(625, 'main'));
    await expect.poll(() => widthsOf({ inputs })).toEqual({ main: '625 px' });
    const before = inputs.selected.value;
    select('page/one');
    select('page/two', measures(625, 'main'));
    await settled();
    expect(inputs.selected.value).toBe(before);
    select('page/one');
    select('page/two', measures(700, 'main'));
    await expect.poll(() => widthsOf({ inputs })).toEqual({ main: '700 px' });
  });

  test('a typed width stays, at its breakpoint or at every one, until “Measure” is pressed', async () => {
    const opened = open();
    const { inputs, select, changeBreakpoint } = opened;
    inputs.setRendered('main', { unit: 'px', value: 300 });
    select('page/one', measures(625, 'main'));
    changeBreakpoint();
    await settled();
    expect(widthsOf(opened)).toEqual({ main: '300 px' });
    inputs.setRendered(null, { unit: 'vw', value: 50 });
    changeBreakpoint();
    await settled();
    expect(widthsOf(opened)).toEqual({ everywhere: '50 vw' });
    await inputs.measure();
    expect(widthsOf(opened)).toEqual({ everywhere: '50 vw', main: '625 px' });
  });

  test.for(['forbidden', 'hung', 'unsupported'] as const)(
    'a Designer that answers “%s” is no error',
    async (reason) => {
      const { inputs, select } = open();
      select('page/two', imageThat({ rendered: refuses(reason) }));
      await settled();
      expect(inputs.errorReason.value).toBeNull();
    },
  );

  test('nothing is measured after the end, nor where no image is selected', async () => {
    const { inputs, select, stop, designer, changeBreakpoint } = open();
    select(null);
    designer.changeBreakpoint();
    stop();
    select('page/two', measures(625, 'main'));
    changeBreakpoint();
    await settled();
    expect(inputs.all.value.size).toBe(0);
    expect(designer.listeners()).toBe(0);
  });
});

test('a width typed during a measurement is kept, and so is the later of two measurements', async () => {
  const opened = open();
  const { inputs, measure } = opened;
  const first = Promise.withResolvers<void>();
  const slow = imageThat({ rendered: () => first.promise.then(says({ width: 940, breakpoint: 'main' })) });
  const measuring = measure(slow);
  inputs.setRendered('main', { unit: 'px', value: 300 });
  const again = measure(slow);
  await measure(measures(500, 'main'));
  first.resolve();
  await Promise.all([measuring, again]);
  expect(widthsOf(opened)).toEqual({ main: '500 px' });
  const late = measure(measures(640, 'main'));
  inputs.setRendered('main', { unit: 'px', value: 300 });
  await late;
  expect(widthsOf(opened)).toEqual({ main: '300 px' });
});

describe('a measurement that fails', () => {
  const reasons: DesignerErrorReason[] = ['forbidden', 'missing', 'hung', 'unsupported', 'failed'];
  test.for(reasons)('with “%s” shows the error and keeps the width', async (reason) => {
    const opened = open();
    const { inputs, measure } = opened;
    inputs.setRendered(null, { unit: 'vw', value: 50 });
    await measure(imageThat({ rendered: refuses(reason) }));
    expect(inputs.errorReason.value).toBe(reason);
    expect(widthsOf(opened)).toEqual({ everywhere: '50 vw' });
    inputs.setRendered(null, { unit: 'vw', value: 60 });
    expect(inputs.errorReason.value).toBeNull();
  });

  test('because the canvas has no picture shows the error', async () => {
    const { inputs, measure } = open();
    await measure(imageThat({ rendered: says(null) }));
    expect(inputs.errorReason.value).toBe('nothing');
  });
});

describe('breakpoints', () => {
  test('are the site’s own', async () => {
    const { inputs } = open();
    await expect.poll(() => inputs.breakpoints.value).toEqual(wide);
  });

  test.for([
    ['an older Designer that has none', refuses('unsupported')],
    ['one that never answers', refuses('hung')],
    ['an empty list', says([])],
  ] as const)('are the four default ones for %s', async ([, breakpoints]) => {
    const { inputs } = open(createScriptedDesigner({ breakpoints }));
    await Promise.resolve();
    expect(inputs.breakpoints.value).toEqual(defaultBreakpoints);
  });
});
