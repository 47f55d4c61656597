import { signal } from '@preact/signals-core';
import { render } from 'preact';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { CheckView } from '#panel/designer-check/check-view.tsx';
import type { Checking } from '#panel/designer-check/checking.ts';
import { createCopying } from '#panel/ui/copying.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const root = document.createElement('div');

beforeEach(() => {
  document.body.append(root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
});

test.each([
  ['is closed', false, 1],
  ['is not closed while its image is on the page', true, 0],
])('the check %s', async (_, isWriting, expected) => {
  let closed = 0;
  const checking: Checking = {
    verdicts: signal(new Map()),
    isBusy: signal(isWriting),
    isWriting: signal(isWriting),
    isImageLeft: signal(false),
    report: () => '',
    read: async () => {},
    write: async () => {},
  };
  const close = () => {
    closed += 1;
  };
  render(
    <CheckView
      checking={checking}
      copying={createCopying(async () => true, createManualClock())}
      close={close}
    />,
    root,
  );
  const button = page.getByRole('button', { name: 'Close' });
  await expect.element(button).toHaveAttribute('aria-disabled', String(isWriting));
  await button.click({ force: true });
  expect(closed).toBe(expected);
});
