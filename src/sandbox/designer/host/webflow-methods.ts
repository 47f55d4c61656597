import * as v from 'valibot';
import type { DesignerConfig } from '#sandbox/protocol/control.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { breakpoints } from '#sandbox/site/breakpoints.ts';
import { designer, panelSizes, showToast } from '../designer-state.ts';
import { server } from '../server.ts';
import {
  componentById,
  components,
  openCanvas,
  openComponent,
  openElements,
  openPage,
  pages,
  selected,
  styles,
} from '../site-content.ts';
import type { WebflowMethod } from '../wire.ts';
import { canvasMethods } from './canvas-methods.ts';
import { DesignerError } from './designer-error.ts';
import { elementArgument } from './find-element.ts';
import { packAsset, packComponent, packElement, packPage, packStyle } from './handles.ts';
import { headingTextOf } from './heading-text.ts';
import type { HostedMethods } from './hosted-methods.ts';
import { parseArgument } from './parse-argument.ts';
import { permissions, requirePermission } from './permissions.ts';
import { packRoot } from './root-element.ts';
import { snapshotOf } from './snapshot.ts';
import { themeStyles } from './theme-styles.ts';

const themes = ['darkDefault', 'darkDarker', 'darkBrighter', 'light'] as const;
const Size = v.union([
  v.picklist(['default', 'compact', 'comfortable', 'large']),
  v.object({ width: v.number(), height: v.number() }),
]);
const Notice = v.object({
  type: v.picklist(['Error', 'Info', 'Success', 'Warning']),
  message: v.string(),
  dismissAfter: v.optional(v.number()),
});

/** The bounds of custom sizes in CSS pixels. Source: Designer API, `setExtensionSize`. */
const smallest = panelSizes.default;
const largest = { width: 1200, height: 800 };

function pixelsOf(size: v.InferOutput<typeof Size>): { width: number; height: number } {
  if (size === 'compact') return unconfirmed.compactSize;
  if (typeof size === 'string') return panelSizes[size];
  return {
    width: Math.max(smallest.width, Math.min(largest.width, size.width)),
    height: Math.max(smallest.height, Math.min(largest.height, size.height)),
  };
}

/** The methods of the global `webflow`. Source: Designer API, each method by its name. */
export function webflowMethods(config: DesignerConfig) {
  return {
    getSiteInfo: () => ({
      ...config.site,
      kind: 'site',
      isPasswordProtected: false,
      isPrivateStaging: false,
      domains: [
        { url: `${config.site.shortName}.webflow.io`, lastPublished: null, default: true, stage: 'staging' },
      ],
    }),
    getAllMediaQueries: () => [...breakpoints],
    getCurrentComponent: () => openComponent.value && packComponent(openComponent.value),
    getAllComponents: () => components.value.map(packComponent),
    getComponent(id) {
      const component = componentById(parseArgument(v.string(), id));
      if (!component) throw new DesignerError('ResourceMissing', 'The component was removed');
      return packComponent(component);
    },
    getAllPagesAndFolders: () => pages.value.map(packPage),
    getAllStyles: () => styles.value.map(packStyle),
    getRootElement: () => packRoot(openCanvas.value),
    getAllElements: () => openElements().flatMap((one) => [packElement(one), ...headingTextOf(one)]),
    getIdToken: () => server.idToken(),
    getAssetById(id) {
      requirePermission('canAccessAssets');
      const asset = designer.assets.value.find((known) => known.id === id);
      return asset ? packAsset(asset) : null;
    },
    getAllAssets() {
      requirePermission('canAccessAssets');
      return designer.assets.value.map(packAsset);
    },
    getSelectedElement: () => (selected.value ? packElement(selected.value) : null),
    setSelectedElement(element) {
      const located = elementArgument(element);
      if (located) designer.selectedId.value = located.element.id;
      return located && packElement(located);
    },
    ...canvasMethods,
    getElementSnapshot(element) {
      const located = elementArgument(element);
      return located && snapshotOf(located.element.id);
    },
    getMediaQuery: () => designer.breakpoint.value,
    getTheme: () => designer.theme.value,
    getThemeStyles: (theme) => themeStyles(parseArgument(v.picklist(themes), theme)),
    getPseudoMode: () => null,
    getCurrentPage: () => packPage(openPage.value),
    setExtensionSize(size) {
      designer.panelSize.value = pixelsOf(parseArgument(Size, size));
      return null;
    },
    notify(notice) {
      const { type, message, dismissAfter } = parseArgument(Notice, notice);
      showToast(type, message, dismissAfter);
    },
    canForAppMode: () => permissions(),
    isMode: (mode) => mode === designer.mode.value,
    getCurrentMode: () => designer.mode.value,
    closeExtension() {
      designer.panelOpen.value = false;
      return null;
    },
    getCurrentAppConnection: () => null,
    getCurrentAppConnectionResource: () => null,
    getLaunchContext: () => designer.launch.value,
  } satisfies HostedMethods<WebflowApi, WebflowMethod>;
}
