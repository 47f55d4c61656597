/** Paths of the pages that the backend serves to everyone, without a session. */
export const pagePaths = { home: '/', help: '/help', privacy: '/privacy', terms: '/terms' } as const;

/**
 * The sections of the help page that explain a finding, in the order of the page. Each is the id of a finding in the
 * panel or of an alt text rule.
 */
export const helpTopics = [
  'missing',
  'space',
  'junk',
  'url',
  'hash',
  'extension',
  'fileName',
  'sameAsFile',
  'redundant',
  'long',
  'repeated',
  'linkSilent',
  'link',
  'sameAsLink',
  'localeMissing',
  'processing',
  'brokenOriginal',
  'brokenVariants',
  'unshownFormat',
  'unshownType',
  'noVariants',
  'failedVariants',
  'heavy',
  'animatedGif',
  'photoPng',
  'tooWide',
  'oversized',
  'otherType',
  'otherExtension',
] as const;

/** One section of the help page. */
export type HelpTopic = (typeof helpTopics)[number];

/** The path of the help page, at the section that explains a finding where one is named. */
export function helpPath(topic?: HelpTopic): string {
  return topic === undefined ? pagePaths.help : `${pagePaths.help}#${topic}`;
}
