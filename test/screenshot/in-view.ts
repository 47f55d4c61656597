import type { OpenDesigner } from '#test/support/designer/open-designer.ts';

type WithPanel = Pick<OpenDesigner, 'panel'>;

/** Scrolls the panel to a region. */
export async function bringUp({ panel }: WithPanel, region: string): Promise<void> {
  await panel.getByRole('region', { name: region }).evaluate((section) => section.scrollIntoView());
}

/** Closes the facts of the file, which reading them has opened. */
export async function closeFile({ panel }: WithPanel): Promise<void> {
  await panel.getByRole('button', { name: 'File', exact: true, expanded: true }).click();
}
