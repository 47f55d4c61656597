import { signal } from '@preact/signals-core';
import { describe, expect, test } from 'vitest';
import { createDeliveryInputs, inputsOf } from '#panel/delivery/delivery-inputs.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import { defaultBreakpoints } from '#rules/delivery/breakpoints.ts';
import {
  createScriptedDesigner,
  imageElement,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';

const wide = [{ id: 'xl', name: '1440px and up', minWidth: 1_440, maxWidth: null }, ...defaultBreakpoints];

function open(designer = createScriptedDesigner({ breakpoints: says(wide) })) {
  const key = signal<string | null>('page/one');
  const inputs = createDeliveryInputs(designer, key);
  inputs.start();
  return { key, inputs };
}

function imageThat(script: Parameters<typeof imageElement>[0]) {
  const { image } = imageElement(script);
  if (!image) throw new Error('no image');
  return image;
}

const measures = (width: number, breakpoint: string) => imageThat({ rendered: says({ width, breakpoint }) });

/** The widths at breakpoints, and the one for every other, as text. */
function widthsOf({ inputs }: ReturnType<typeof open>): Record<string, string> {
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
  opened.key.value = 'page/two';
  expect(widthsOf(opened)).toEqual({});
  opened.key.value = null;
  opened.inputs.setWidth(1);
  opened.key.value = 'page/one';
  expect(widthsOf(opened)).toEqual({ everywhere: '400 px' });
  expect(opened.inputs.selected.value).toMatchObject({ typedWidth: 500, pastedSizes: '50vw' });
  expect(inputsOf(opened.inputs.all.value, 'page/one')).toBe(opened.inputs.selected.value);
});

test('widths are kept for each breakpoint, and one for every breakpoint replaces them', async () => {
  const opened = open();
  await opened.inputs.measure(measures(640, 'medium'));
  await opened.inputs.measure(measures(900, 'main'));
  expect(widthsOf(opened)).toEqual({ medium: '640 px', main: '900 px' });
  opened.inputs.setRendered('medium', { unit: 'vw', value: 50 });
  expect(widthsOf(opened)).toEqual({ medium: '50 vw', main: '900 px' });
  opened.inputs.setRendered(null, { unit: 'px', value: 300 });
  expect(widthsOf(opened)).toEqual({ everywhere: '300 px' });
  await opened.inputs.measure(measures(700, 'small'));
  expect(widthsOf(opened)).toEqual({ everywhere: '300 px', small: '700 px' });
});

test('the field switches to the measured breakpoint, unless another element is selected by then', async () => {
  const { key, inputs } = open();
  await inputs.measure(measures(640, 'medium'));
  expect(inputs.at.value).toBe('medium');
  const measuring = inputs.measure(measures(900, 'main'));
  key.value = 'page/two';
  await measuring;
  expect(inputs.at.value).toBe('medium');
  key.value = 'page/one';
  expect(inputs.selected.value.rendered.at.get('main')?.value).toBe(900);
});

test('a width typed during a measurement is kept, and so is the later of two measurements', async () => {
  const opened = open();
  const { inputs } = opened;
  const first = Promise.withResolvers<void>();
  const slow = imageThat({ rendered: () => first.promise.then(says({ width: 940, breakpoint: 'main' })) });
  const measuring = inputs.measure(slow);
  inputs.setRendered('main', { unit: 'px', value: 300 });
  const again = inputs.measure(slow);
  await inputs.measure(measures(500, 'main'));
  first.resolve();
  await Promise.all([measuring, again]);
  expect(widthsOf(opened)).toEqual({ main: '500 px' });
  const late = inputs.measure(measures(640, 'main'));
  inputs.setRendered('main', { unit: 'px', value: 300 });
  await late;
  expect(widthsOf(opened)).toEqual({ main: '300 px' });
});

describe('a measurement that fails', () => {
  const reasons: DesignerErrorReason[] = ['forbidden', 'missing', 'hung', 'unsupported', 'failed'];
  test.for(reasons)('with “%s” shows the error and keeps the width', async (reason) => {
    const opened = open();
    const { inputs } = opened;
    inputs.setRendered(null, { unit: 'vw', value: 50 });
    await inputs.measure(imageThat({ rendered: refuses(reason) }));
    expect(inputs.errorReason.value).toBe(reason);
    expect(widthsOf(opened)).toEqual({ everywhere: '50 vw' });
    inputs.setRendered(null, { unit: 'vw', value: 60 });
    expect(inputs.errorReason.value).toBeNull();
  });

  test('because the canvas has no picture shows the error', async () => {
    const { inputs } = open();
    await inputs.measure(imageThat({ rendered: says(null) }));
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
