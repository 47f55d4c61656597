import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { writeText } from '#panel/browser/clipboard.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { assetId, detailsOf, variantOf } from '#test/support/panel/asset-details.ts';
import { pressEntry } from '#test/support/panel/open-menu.ts';
import { type OpenPanel, openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import { createScriptedDesigner, imageElement, says } from '#test/support/panel/scripted-designer.ts';

const menu = page.getByRole('group', { name: 'Copy' });
const srcset = [500, 600, 800, 1080]
  .map((width) => `${width === 600 ? photoUrl : variantOf(width).hostedUrl} ${width}w`)
  .join(', ');

async function open(write?: (text: string) => Promise<boolean>): Promise<OpenPanel> {
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ hostedUrl: photoUrl })));
  const opened = openPanel({
    backend,
    designer: createScriptedDesigner({ selection: says(imageElement()) }),
    ...(write ? { writeText: write } : {}),
  });
  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  return opened;
}

test('the URL and the id are copied exactly, and confirmed for 2 seconds', async () => {
  const { copied, clock } = await open();
  await pressEntry('Copy', 'Copy URL');
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied');
  clock.advance(timeouts.doneDuration);
  await expect.element(page.getByRole('status')).toHaveTextContent('');
  await pressEntry('Copy', 'Copy asset ID');
  await expect.element(page.getByRole('status')).toHaveTextContent('Copied');
  expect(copied).toEqual([photoUrl, assetId]);
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Copy', exact: true })).toHaveFocus();
  expect(page.getByRole('alert').elements()).toEqual([]);
});

test('where copying is refused the text is shown, selected, to copy by hand', async () => {
  await open(async () => false);
  await pressEntry('Copy', 'Copy asset ID');
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Copying is blocked here. Select the text and copy it yourself.');
  const field = page.getByRole('textbox', { name: 'Text to copy' });
  await expect.element(field).toHaveValue(assetId);
  await expect.element(field).toHaveFocus();
  expect(String(getSelection())).toBe(assetId);
  expect(page.getByRole('status').element().textContent).toBe('');

  await pressEntry('Copy', 'Copy srcset');
  await expect.element(field).toHaveValue(srcset);
  expect(menu.getByRole('alert').elements()).toHaveLength(1);
});

test('a successful copy removes an earlier failure', async () => {
  let works = false;
  await open(async () => works);
  await pressEntry('Copy', 'Copy URL');
  await expect.element(page.getByRole('alert')).toBeVisible();
  works = true;
  await pressEntry('Copy', 'Copy URL');
  await expect.poll(() => page.getByRole('alert').elements()).toEqual([]);
});

test('the Clipboard API is tried first, the older command next, and the result is reported', async () => {
  const modern = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const older = vi.spyOn(document, 'execCommand').mockReturnValue(true);
  const button = document.createElement('button');
  document.body.append(button);
  button.focus();

  expect(await writeText('a')).toBe(true);
  expect(modern).toHaveBeenCalledWith('a');
  expect(older).not.toHaveBeenCalled();

  modern.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  expect(await writeText('b')).toBe(true);
  expect(older).toHaveBeenCalledWith('copy');
  expect(document.querySelector('textarea')).toBeNull();
  expect(document.activeElement).toBe(button);

  older.mockReturnValue(false);
  expect(await writeText('c')).toBe(false);
  older.mockImplementation(() => {
    throw new Error('no');
  });
  expect(await writeText('d')).toBe(false);
  expect(document.querySelector('textarea')).toBeNull();
  button.remove();
  vi.restoreAllMocks();
});
