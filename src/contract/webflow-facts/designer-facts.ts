import {
  altTextSettingKey,
  decorativeElementAlt,
  fileSettingKey,
  inheritMark,
  snapshotPixels,
  widthSettingKey,
} from './branching-values.ts';
import { fact } from './fact.ts';

/** What the Designer API leaves open about elements, settings, and events. */
export const designerFacts = {
  boundImageHasAsset: fact({
    value: false,
    asks: 'Whether getAsset of an image bound to a CMS field or a property answers the asset shown in the Designer, or null',
    ways: ['designer'],
    usedBy: ['src/panel/assets/read-image.ts'],
  }),
  cmsFileResolved: fact({
    value: false,
    asks: 'Whether getResolvedSettings of an image bound to a CMS field answers the asset that is shown, or null',
    ways: ['designer'],
    usedBy: ['src/panel/designer/binding.ts', 'src/panel/designer/asset-id.ts'],
  }),
  listsParentsFirst: fact({
    value: true,
    asks: 'Whether getAllElements answers parents before their children, and descendants right after them',
    ways: ['designer'],
    usedBy: ['src/panel/designer/element-tree.ts'],
  }),
  listsEveryChild: fact({
    value: true,
    asks: 'Whether getAllElements answers every child that getChildren does, texts aside',
    ways: ['designer'],
    usedBy: ['src/panel/designer/element-tree.ts'],
  }),
  headingHasText: fact({
    value: true,
    asks: 'Whether getChildren of a heading answers its text as an element of type String',
    ways: ['designer'],
    usedBy: ['src/panel/designer/headings.ts', 'src/panel/designer/link.ts'],
  }),
  richTextHasElements: fact({
    value: false,
    asks: 'Whether images in rich text are elements of their own',
    ways: ['designer'],
    usedBy: ['src/panel/designer/page-scan.ts'],
  }),
  ariaLabelIn: fact<'attributes' | 'custom attributes'>({
    value: 'attributes',
    asks: 'Which list has the aria-label that a person sets on a link: getResolvedAttributes or getAllCustomAttributes',
    ways: ['hand'],
    usedBy: ['src/panel/designer/link-name.ts'],
  }),
  fileSettingKey: fact<string>({
    value: fileSettingKey,
    asks: 'The key of an image’s file in getSettings',
    ways: ['designer'],
    usedBy: ['src/panel/designer/binding.ts'],
  }),
  altTextSettingKey: fact<string>({
    value: altTextSettingKey,
    asks: 'The key of an image’s alt text in getSettings',
    ways: ['designer'],
    usedBy: ['src/panel/designer/binding.ts'],
  }),
  widthReportedIn: fact<'settings' | 'attributes' | 'nowhere'>({
    value: 'settings',
    asks: 'Where an image’s Width is: in getSettings, in its attributes, or nowhere',
    ways: ['designer'],
    usedBy: ['src/panel/designer/binding.ts'],
  }),
  widthSettingKey: fact<string>({
    value: widthSettingKey,
    asks: 'The key of an image’s Width in getSettings',
    ways: ['designer'],
    usedBy: ['src/panel/designer/binding.ts'],
  }),
  loadingReportedAs: fact<string | null>({
    value: null,
    asks: 'The key of an image’s Load setting in getSettings; null where it is not there',
    ways: ['designer'],
    usedBy: [],
  }),
  linkSettingKey: fact<string>({
    value: 'link',
    asks: 'The key of a link’s target in getSettings',
    ways: ['designer'],
    usedBy: ['src/sandbox/designer/host/link-methods.ts'],
  }),
  decorativeElementAlt: fact<string>({
    value: decorativeElementAlt,
    asks: 'What getAltText answers for an image that is marked decorative',
    ways: ['designer', 'designer-write'],
    usedBy: ['src/rules/alt-text/alt-text.ts', 'src/rules/alt-text/alt-state.ts'],
  }),
  inheritMark: fact<string | null>({
    value: inheritMark,
    asks: 'What setAltText takes to make an image show its asset’s text again; null for nothing',
    ways: ['designer-write'],
    usedBy: ['src/rules/alt-text/alt-text.ts', 'src/panel/designer/image.ts'],
  }),
  nullSettingResets: fact({
    value: true,
    asks: 'Whether setSettings({altText: null}) makes an image show its asset’s text again',
    settledBy: 'Designer API, element settings, setSettings',
    ways: ['designer-write'],
    usedBy: ['src/panel/designer/image.ts'],
  }),
  settingHasAltWords: fact({
    value: true,
    asks: 'Whether getSettings answers “inherit” and “decorative” for an image without an alt text of its own',
    ways: ['designer', 'designer-write'],
    usedBy: ['src/panel/designer/binding.ts'],
  }),
  snapshotPixels: fact<'css' | 'device'>({
    value: snapshotPixels,
    asks: 'Whether getElementSnapshot is measured in CSS pixels or in device pixels',
    ways: ['designer'],
    usedBy: ['src/panel/designer/snapshot.ts'],
  }),
  snapshotPrefix: fact<'data:image/png;base64,' | ''>({
    value: 'data:image/png;base64,',
    asks: 'The prefix of the base64 that getElementSnapshot answers',
    ways: ['designer'],
    usedBy: ['src/panel/designer/snapshot.ts'],
  }),
  closedPagesRespond: fact({
    value: false,
    asks: 'Whether calls on an element of a closed page succeed, or fail with ResourceMissing',
    ways: ['hand'],
    usedBy: ['src/panel/designer/call.ts'],
  }),
  backgroundImageValue: fact<string>({
    value: 'url("{url}")',
    asks: 'What getProperty answers for a background-image, with {url} or {id} for the asset’s own',
    ways: ['designer'],
    usedBy: ['src/panel/designer/backgrounds.ts'],
  }),
} as const;
