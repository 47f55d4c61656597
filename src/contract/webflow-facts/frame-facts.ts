import { fact } from './fact.ts';

/** What the Designer leaves open about the extension's frame, its launch, and the time that calls take. */
export const frameFacts = {
  modesWithAssets: fact<readonly string[]>({
    value: ['design', 'build'],
    asks: 'The modes in which an app without expandedAppModes can use assets',
    ways: ['designer'],
    usedBy: ['src/panel/designer/call.ts'],
  }),
  plainLaunchContext: fact<null>({
    value: null,
    asks: 'What getLaunchContext answers after a launch from the Apps panel',
    ways: ['designer'],
    usedBy: ['src/panel/designer/launch.ts'],
  }),
  subscribeFiresAtOnce: fact({
    value: false,
    asks: 'Whether subscribe calls its listener at once with the current value',
    ways: ['designer'],
    usedBy: ['src/panel/designer/designer.ts'],
  }),
  compactSize: fact<{ width: number; height: number }>({
    value: { width: 240, height: 240 },
    asks: 'The size compact in CSS pixels',
    ways: ['designer'],
    usedBy: ['src/sandbox/designer/host/webflow-methods.ts'],
  }),
  iframeSandbox: fact({
    value:
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads',
    asks: 'What the sandbox attribute of the extension’s frame allows',
    ways: ['hand'],
    usedBy: ['src/panel/browser/save-file.ts'],
  }),
  iframeAllow: fact({
    value: 'clipboard-write',
    asks: 'What the allow attribute of the extension’s frame allows',
    ways: ['designer'],
    usedBy: ['src/panel/browser/clipboard.ts'],
  }),
  framesLoadBlobs: fact({
    value: true,
    asks: 'Whether the Designer’s policy lets a frame load blob:, as Firefox and Safari need to save a file',
    ways: ['hand'],
    usedBy: ['src/panel/browser/save-file.ts'],
  }),
  imgMayShowBlob: fact({
    value: true,
    asks: 'Whether the policy of the extension’s page lets an image show a blob:, as an animation needs to play',
    ways: ['designer'],
    usedBy: ['src/panel/compare/candidate-picture.tsx'],
  }),
  policyAllowsOwn: fact({
    value: true,
    asks: 'Whether the policy of the extension’s page lets it reach its own backend and show files of the CDN',
    ways: ['designer'],
    usedBy: ['src/panel/browser/load-image.ts'],
  }),
  themeVariablesSet: fact({
    value: false,
    asks: 'Whether the page has Webflow’s variables for colors, such as --background1',
    ways: ['designer'],
    usedBy: ['src/panel/ui/theme.css'],
  }),
  pageIsUtf8: fact({
    value: true,
    asks: 'Whether the page around the extension says that it is UTF-8',
    ways: ['designer'],
    usedBy: ['src/tooling/words-in-page.ts'],
  }),
  storageAllowed: fact({
    value: true,
    asks: 'Whether the frame may use localStorage',
    ways: ['designer'],
    usedBy: [],
  }),
  designerLatency: fact<{ min: number; max: number }>({
    value: { min: 5, max: 80 },
    asks: 'How long a call of the Designer takes, in milliseconds',
    ways: ['designer'],
    usedBy: ['src/panel/browser/timeouts.ts'],
  }),
} as const;
