import type { Page } from 'playwright-core';

/** One node that a screen reader announces: its role and its name. */
export interface Spoken {
  readonly role: string;
  readonly name: string;
}

/** Returns Chromium's accessibility nodes of the frame with this address, in the order of the page. */
export async function accessibilityTree(page: Page, origin: string): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const frame = frameTree.childFrames?.find(({ frame: { url } }) => url.startsWith(origin));
    if (!frame) throw new Error(`no frame of ${origin}`);
    const { nodes } = await session.send('Accessibility.getFullAXTree', { frameId: frame.frame.id });
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }));
  } finally {
    await session.detach();
  }
}
