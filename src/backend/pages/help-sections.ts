import type { HelpTopic } from '#contract/help.ts';

/** One section of the help page: what the finding means for a visitor, and what to do, the simplest remedy first. */
export interface HelpSection {
  readonly title: string;
  readonly why: string;
  readonly steps: readonly string[];
}

/**
 * The words for each finding. Sources: WCAG 2.2, 1.1.1, H30, F30, F65; W3C, alt decision tree and Images tutorial;
 * Lighthouse; Webflow University on images.
 */
export const helpSections: Readonly<Record<HelpTopic, HelpSection>> = {
  missing: {
    title: 'Alt text is missing',
    why: 'Someone who can’t see the image hears nothing in its place, or its file name. Search engines don’t learn what it shows either.',
    steps: [
      'Write one short sentence that does the image’s job: what matters about it on this page.',
      'If it’s only there for looks, mark it as decorative. Screen readers then skip it.',
      'A text on the asset serves every place that uses it. A text on this image counts only here.',
    ],
  },
  space: {
    title: 'Alt text is blank',
    why: 'It holds spaces or other characters that show nothing. That’s neither a description nor a decorative image, so screen readers fall back to the file name.',
    steps: ['Describe the image.', 'If it’s only there for looks, mark it as decorative.'],
  },
  junk: {
    title: 'Alt text says nothing',
    why: 'Words such as “image”, “placeholder”, or “[alt text]” were left from a template, and “FAQ 1” or “Project card image” only say where the image stands. A visitor learns that there’s an image and not what it shows.',
    steps: [
      'Replace the word with what the image shows.',
      'If it’s only there for looks, mark it as decorative.',
    ],
  },
  url: {
    title: 'Alt text is a URL',
    why: 'Screen readers spell out an address character by character, and it doesn’t say what the image shows.',
    steps: ['Replace it with what the image shows.', 'If the image is a link, name the page it leads to.'],
  },
  hash: {
    title: 'Alt text is a code',
    why: 'A long run of letters and digits came from the upload. Screen readers spell it out character by character.',
    steps: ['Replace it with what the image shows.'],
  },
  extension: {
    title: 'Alt text ends like a file',
    why: 'A text that ends in .jpg or .png is a file name. It says what the file is called and not what it shows.',
    steps: ['Replace it with what the image shows.'],
  },
  fileName: {
    title: 'Alt text names a file',
    why: 'Cameras, phones, messengers and design tools number their files: “IMG_2041” or “Frame 12”. People join words for a file: “hero-bg-final”. WCAG 2.2 counts such a text as a failure (F30).',
    steps: ['Replace it with what the image shows.'],
  },
  sameAsFile: {
    title: 'Alt text repeats file name',
    why: 'It’s written exactly as the name of the uploaded file, hyphens and all. That can be right for a well-named file, and often isn’t.',
    steps: [
      'Read it as if you couldn’t see the image. If it tells you enough, leave it.',
      'Otherwise describe the image.',
    ],
  },
  redundant: {
    title: 'Alt text says “image of”',
    why: 'Screen readers announce an image before its text, so visitors hear it twice.',
    steps: [
      'Leave these words out and begin with what the image shows.',
      'Keep the kind of picture where it matters, such as a painting or a screenshot.',
    ],
  },
  long: {
    title: 'Alt text is long',
    why: 'Listeners can’t pause or skim a long text. About 125 characters is a common aim, one or two short sentences.',
    steps: [
      'Keep what matters on this page.',
      'Put a chart’s numbers or a long story on the page itself, where everyone can read them.',
    ],
  },
  repeated: {
    title: 'Alt text is repeated',
    why: 'Other images on this page show something else and say the same. Visitors can’t tell them apart.',
    steps: [
      'Say what’s different about each.',
      'If only one of them matters, mark the others as decorative.',
    ],
  },
  linkSilent: {
    title: 'Link has no name',
    why: 'Nothing in the link names it: no text, no alt text of any image, and no aria-label. Screen readers read out the address instead.',
    steps: [
      'Say where the link goes, such as “Northwind home page”.',
      'Inside a link an image can’t be decorative unless something else names the link.',
    ],
  },
  link: {
    title: 'Image is a link',
    why: 'Its alt text is the link’s name. A text that describes the picture may not say where the link goes.',
    steps: ['Check that it names the target. If it does, there’s nothing to change.'],
  },
  sameAsLink: {
    title: 'Alt text repeats link',
    why: 'The text beside the image in the link is the same, so visitors hear it twice.',
    steps: [
      'Mark the image as decorative on this image. The link keeps its own text.',
      'Or say something the link doesn’t.',
    ],
  },
  localeMissing: {
    title: 'No alt text in a locale',
    why: 'The image’s file has an alt text in the primary locale and none in another. Visitors who use that locale hear nothing, or a text in another language.',
    steps: [
      'Switch to that locale in Webflow, open the image’s settings in the Assets panel and write the text in that language.',
      'If visitors of that locale hear the right text already, dismiss the finding.',
    ],
  },
  processing: {
    title: 'Upload is still processing',
    why: 'Webflow is still reading the file. Until it’s done, its size and variants aren’t known.',
    steps: ['Refresh in a minute.', 'If it stays like this for an hour, upload the image again.'],
  },
  brokenOriginal: {
    title: 'Original can’t be shown',
    why: 'The file you uploaded isn’t where Webflow says it is, or it holds no image. Wide and sharp screens, backgrounds, and rich text use it, and show a broken picture.',
    steps: [
      'Open the image’s URL in a new tab. If it shows there, refresh.',
      'If it doesn’t, upload the image again and choose it on each element that shows it.',
    ],
  },
  brokenVariants: {
    title: 'Variants can’t be shown',
    why: 'Webflow lists narrower copies that its CDN doesn’t have, or that hold no image. Browsers don’t know that, and screens that take one of them show a broken picture. The table of variants says what’s wrong with each.',
    steps: [
      'Refresh in a minute if the image is new.',
      'Then upload it again and choose it on each element that shows it.',
    ],
  },
  unshownFormat: {
    title: 'Format isn’t shown everywhere',
    why: 'Phones and cameras save formats that many browsers can’t show. Only Safari shows HEIC and TIFF, and only browsers of late 2026 and after show JPEG XL. A file keeps its format when it’s renamed.',
    steps: ['Save the image as WebP or AVIF, which keep transparency and animation, and upload that.'],
  },
  unshownType: {
    title: 'Sent as wrong type',
    why: 'Browsers show an SVG only if it’s sent as SVG, and nothing else that’s sent as SVG. A file whose name doesn’t fit can be sent as something it isn’t.',
    steps: ['Rename the file so that its extension fits, such as .svg for an SVG, and upload it again.'],
  },
  noVariants: {
    title: 'No variants to choose',
    why: 'Webflow makes narrower copies of an image, so that a phone doesn’t download what a wide screen needs. This one has none, and every screen downloads the original.',
    steps: [
      'For an animated GIF: use a video or an animated WebP. Save a GIF that isn’t animated as WebP. Webflow makes no variants of GIFs.',
      'For other images: refresh in a minute, as a new upload takes a moment. Then upload the image again.',
      'SVGs, and images of 500 px or less, need no variants.',
    ],
  },
  failedVariants: {
    title: 'Variants failed',
    why: 'Webflow tried to make narrower copies and couldn’t. Screens that would use them download a wider file instead. The table of variants shows Webflow’s own reason.',
    steps: [
      'Upload the image again.',
      'If it fails again, save it again in your image editor: the file may be damaged or have an unusual colour profile.',
    ],
  },
  heavy: {
    title: 'Original is heavy',
    why: 'It has more than 500 kB, the size from which Webflow’s own image tools speak of a large image. Wide and sharp screens may download all of it. A file without variants, such as an SVG, is heavy with more than 150 kB, because every screen downloads all of it.',
    steps: [
      'Compress it in the Assets panel, unless it’s animated: that could leave a single frame.',
      'Or upload a copy that’s no wider than its widest place on the site, twice over for sharp screens.',
      'For an SVG: simplify its paths, or run it through an SVG optimizer. A photo inside an SVG is better uploaded as an image.',
      'What another format saves is an estimate: Google’s study of WebP and Netflix’s tests of AVIF. Pictures differ.',
    ],
  },
  animatedGif: {
    title: 'Animated GIF is heavy',
    why: 'A GIF stores every frame nearly whole. The same seconds as a video often take a tenth of the bytes, and visitors can pause it.',
    steps: ['Use a video element, or a background video.', 'For a short loop, an animated WebP does too.'],
  },
  photoPng: {
    title: 'Photo saved as PNG?',
    why: 'PNG is made for flat colours, text, and sharp edges. This file has as many bytes to a pixel as photos have in PNG. A photo saved as WebP takes a fraction of that, and keeps transparency.',
    steps: ['If it’s a photo, save it as WebP and upload that.', 'If it’s a drawing, leave it.'],
  },
  tooWide: {
    title: 'Screens load too wide a file',
    why: 'Browsers choose a file before they know how wide the image is shown. They follow what Webflow writes into the page, and without a Width that’s the whole screen.',
    steps: [
      'Select the image, open its settings, and set Width to the number the finding names.',
      'Measure it at each breakpoint first: where it’s shown wider than that, use the wider number.',
      'Publish the site. The delivery table then shows which file each screen loads.',
    ],
  },
  oversized: {
    title: 'Original is too wide',
    why: 'Some screens load the original, and it’s more than twice as wide as the widest place the image is shown in, sharp screens counted.',
    steps: [
      'Upload a copy as wide as the number the finding names.',
      'Measure it at each breakpoint first: where nothing is measured, the whole screen is assumed.',
    ],
  },
  otherType: {
    title: 'File type doesn’t match',
    why: 'Webflow names one type and the file is another. Browsers look into the file and show it anyway, but other tools go by the name.',
    steps: [
      'After compressing in the Assets panel, wait a few minutes and refresh.',
      'Otherwise open the file in an image editor, save it in the format you want, and upload it again.',
    ],
  },
  otherExtension: {
    title: 'File name misleads',
    why: 'The name ends like one format and the bytes are another. Browsers show it anyway, but other tools may not. WebP or AVIF under the old name is what compressing in the Assets panel leaves, and is fine.',
    steps: ['Rename the file and upload it again.'],
  },
};
