import { render } from 'preact';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { Thumbnail } from '#panel/ui/thumbnail.tsx';
import { photoUrl } from '#test/support/panel/open-panel.tsx';

const missing = 'data:image/png;base64,AAAA';
const root = document.createElement('div');

beforeEach(() => {
  document.body.append(root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
});

const show = (url: string | null) => render(<Thumbnail url={url} icon={<em>an icon</em>} />, root);
const icon = page.getByText('an icon');

test('a picture that does not load is an icon, and the next picture is tried', async () => {
  show(missing);
  await expect.element(icon).toBeVisible();
  expect(root.querySelector('img')).toBe(null);
  show(photoUrl);
  await expect.poll(() => root.querySelector('img')?.naturalWidth ?? 0).toBeGreaterThan(0);
  await expect.element(icon).not.toBeInTheDocument();
  show(null);
  await expect.element(icon).toBeVisible();
});
