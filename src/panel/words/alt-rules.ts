import type { AltRemark, AltRule } from '#panel/alt-text/alt-rules.ts';
import { thresholds } from '#panel/findings/thresholds.ts';
import { plural } from '#panel/words/age.ts';
import type { Saying } from '#panel/words/saying.ts';

type Words = readonly [title: string, body: string];

const placeholder = (words: string): Words => [
  'Alt text says nothing',
  `“${words}” doesn’t say what the image shows. Describe the image.`,
];
const fileName = (words: string): Words => [
  'Alt text names a file',
  `“${words}” doesn’t say what the image shows. Describe the image.`,
];
const to = (words: string): string => (words ? ` to ${words}` : '');

const rules: Record<AltRule, (words: string, count: number) => Words> = {
  missing: () => [
    'Alt text is missing',
    'Screen readers can’t say what it shows. Describe the image, or mark it as decorative.',
  ],
  space: () => ['Alt text is blank', 'It only has spaces. Describe the image, or mark it as decorative.'],
  junk: placeholder,
  hash: placeholder,
  extension: fileName,
  fileName,
  sameAsFile: () => ['Alt text repeats file name', 'Check that it says what the image shows.'],
  redundant: (words) => [
    `Alt text says “${words}”`,
    `Screen readers already say it’s an image. Leave out “${words}”.`,
  ],
  long: (_, count) => [
    'Alt text is long',
    `It has ${count} characters. Aim for ${thresholds.altLength} and put the rest on the page.`,
  ],
  repeated: (_, count) => [
    'Alt text is repeated',
    `${plural(count, 'other image', 'other images')} on this page ${count === 1 ? 'says' : 'say'} the same. Tell them apart.`,
  ],
  linkSilent: (words) => [
    'Link has no name',
    `This image is all there is in the link${to(words)}. Say where it goes.`,
  ],
  link: (words) => [
    'Image is a link',
    `Its alt text names the link${to(words)}. Check that it says where it goes.`,
  ],
  sameAsLink: () => [
    'Alt text repeats link',
    'Screen readers say it twice. Mark the image as decorative, or say what the link doesn’t.',
  ],
};

/** A remark on an alt text in words. Source: Webflow's content design rules. */
export function sayRemark({ rule, words, count }: AltRemark): Saying {
  const [title, body] = rules[rule](words, count);
  return { title, body };
}
