import { signal } from '@preact/signals-core';
import { describe, expect, test } from 'vitest';
import { createDrawing } from '#panel/delivery/drawing.ts';
import { defaultBreakpoints } from '#panel/delivery/drawn-width.ts';
import type { DesignerFault } from '#panel/designer-call.ts';
import { createScriptedDesigner, imageElement, refuses, says } from '#test/support/scripted-designer.ts';

const wide = [{ id: 'xl', name: '1440px and up', minWidth: 1_440, maxWidth: null }, ...defaultBreakpoints];

function open(designer = createScriptedDesigner({ breakpoints: says(wide) })) {
  const key = signal<string | null>('page/one');
  const drawing = createDrawing(designer, key);
  drawing.start();
  return { key, drawing };
}

function imageThat(drawn: Parameters<typeof imageElement>[0]) {
  const { image } = imageElement(drawn);
  if (!image) throw new Error('no image');
  return image;
}

test('until somebody says otherwise, an image is as wide as the screen', () => {
  expect(open().drawing.drawn.value).toEqual({ unit: 'vw', value: 100, measuredAt: null });
});

test('what a person says holds for that image alone', () => {
  const { key, drawing } = open();
  drawing.say({ unit: 'px', value: 400 });
  key.value = 'page/two';
  expect(drawing.drawn.value).toMatchObject({ unit: 'vw', value: 100 });
  key.value = 'page/one';
  expect(drawing.drawn.value).toMatchObject({ unit: 'px', value: 400 });
});

test('what was measured says where, and is open to correction', async () => {
  const { drawing } = open();
  await drawing.measure(imageThat({ drawn: says({ width: 640, breakpoint: 'medium' }) }));
  expect(drawing.drawn.value).toMatchObject({ unit: 'px', value: 640, measuredAt: 'Tablet' });
  drawing.say({ unit: 'px', value: 600 });
  expect(drawing.drawn.value).toEqual({ unit: 'px', value: 600, measuredAt: null });
});

test('what was measured belongs to the image it was asked of, whatever is selected by then', async () => {
  const { key, drawing } = open();
  const measuring = drawing.measure(imageThat({ drawn: says({ width: 640, breakpoint: 'main' }) }));
  key.value = 'page/two';
  await measuring;
  expect(drawing.drawn.value.unit).toBe('vw');
  key.value = 'page/one';
  expect(drawing.drawn.value.value).toBe(640);
});

test('what a person says while the canvas is being measured stands, and so does the later of two measurements', async () => {
  const { drawing } = open();
  const first = Promise.withResolvers<void>();
  const slow = imageThat({ drawn: () => first.promise.then(says({ width: 940, breakpoint: 'main' })) });
  const measuring = drawing.measure(slow);
  drawing.say({ unit: 'px', value: 300 });
  const again = drawing.measure(slow);
  await drawing.measure(imageThat({ drawn: says({ width: 500, breakpoint: 'main' }) }));
  first.resolve();
  await Promise.all([measuring, again]);
  expect(drawing.drawn.value.value).toBe(500);
  const late = drawing.measure(imageThat({ drawn: says({ width: 640, breakpoint: 'main' }) }));
  drawing.say({ unit: 'px', value: 300 });
  await late;
  expect(drawing.drawn.value).toEqual({ unit: 'px', value: 300, measuredAt: null });
});

describe('where nothing can be measured', () => {
  const faults: DesignerFault[] = ['forbidden', 'missing', 'hung', 'unsupported', 'failed'];
  test.for(faults)('“%s” is said, and the width stays', async (fault) => {
    const { drawing } = open();
    drawing.say({ unit: 'vw', value: 50 });
    await drawing.measure(imageThat({ drawn: refuses(fault) }));
    expect(drawing.fault.value).toBe(fault);
    expect(drawing.drawn.value).toMatchObject({ unit: 'vw', value: 50 });
    drawing.say({ unit: 'vw', value: 60 });
    expect(drawing.fault.value).toBeNull();
  });

  test('because the canvas has no picture', async () => {
    const { drawing } = open();
    await drawing.measure(imageThat({ drawn: says(null) }));
    expect(drawing.fault.value).toBe('nothing');
  });
});

describe('breakpoints', () => {
  test('are the site’s own', async () => {
    const { drawing } = open();
    await expect.poll(() => drawing.breakpoints.value).toEqual(wide);
  });

  test.for([
    ['an older Designer that has none', refuses('unsupported')],
    ['one that never answers', refuses('hung')],
    ['an empty list', says([])],
  ] as const)('are the four of every site for %s', async ([, breakpoints]) => {
    const { drawing } = open(createScriptedDesigner({ breakpoints }));
    await Promise.resolve();
    expect(drawing.breakpoints.value).toEqual(defaultBreakpoints);
  });
});
