import { facts } from '#contract/webflow-facts/facts.ts';
import { asAssumed, compare, Untried } from '#contract/webflow-facts/verdict.ts';
import { releaseUrl, urlOf } from '#panel/browser/decode-picture.ts';
import { pause } from '#panel/browser/pause.ts';
import type { Checked, Probes } from '#panel/designer-check/probe.ts';

/** The smallest picture. */
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** How long a change of the window is waited for, in milliseconds. */
const resizeTime = 1_500;

async function anImageAddress({ api, ask, elements }: Checked): Promise<string | null> {
  for (const element of await elements()) {
    if (element.type !== 'Image') continue;
    const asset = await ask(() => element.getAsset());
    if (asset) return ask(() => asset.getUrl());
  }
  const [first] = await ask(() => api.getAllAssets());
  return first ? ask(() => first.getUrl()) : null;
}

/** The checks of the frame, its policy, and its size. */
export const frameProbes = {
  async pageIsUtf8({ frame }) {
    return compare(frame.characterSet() === 'UTF-8', facts.pageIsUtf8.value);
  },

  async storageAllowed({ frame }) {
    return compare(frame.hasStorage(), facts.storageAllowed.value);
  },

  async themeVariablesSet({ frame }) {
    return compare(frame.variable('--background1') !== '', facts.themeVariablesSet.value);
  },

  async iframeAllow({ frame }) {
    const mayWrite = frame.allows('clipboard-write');
    if (mayWrite === null) throw new Untried('unclear');
    const isAssumed = facts.iframeAllow.value.split(/[\s;]+/).includes('clipboard-write');
    if (mayWrite === isAssumed) return asAssumed;
    return { is: 'different', found: mayWrite ? 'clipboard-write' : 'no clipboard-write' };
  },

  async policyAllowsOwn(checked) {
    const { frame, ask } = checked;
    let isViolated = false;
    const stop = frame.onViolation(() => {
      isViolated = true;
    });
    try {
      const address = await anImageAddress(checked);
      if (address === null) throw new Untried('noElement');
      const reached = await ask(() => frame.reach()).then(
        () => true,
        () => false,
      );
      const shown = await ask(() => frame.loadImage(address));
      if (isViolated) return compare(false, facts.policyAllowsOwn.value);
      if (!reached || shown === null) throw new Untried('unclear');
      return compare(true, facts.policyAllowsOwn.value);
    } finally {
      stop();
    }
  },

  async imgMayShowBlob({ frame, ask }) {
    const url = urlOf(new Blob([drawing]), 'image/svg+xml');
    try {
      const shown = await ask(() => frame.loadImage(url));
      return compare(shown !== null, facts.imgMayShowBlob.value);
    } finally {
      releaseUrl(url);
    }
  },

  async compactSize({ api, ask, askAnyway, frame, clock, signal }) {
    const before = frame.size();
    try {
      await ask(() => api.setExtensionSize('compact'));
      await pause(clock, resizeTime, signal);
      const { width, height } = frame.size();
      const { value } = facts.compactSize;
      return compare(`${width} × ${height}`, `${value.width} × ${value.height}`);
    } finally {
      await askAnyway(() => api.setExtensionSize(before));
    }
  },
} as const satisfies Probes;
