import { type Candidate, metadataKinds, unweighedReasons, type WeighedSource } from '#contract/weighing.ts';
import type { Best } from '#rules/weighing/best-candidate.ts';
import type { LoadChange } from '#rules/weighing/load-changes.ts';

type Words = typeof import('#panel/i18n/weighing.ts');
type ReplaceWords = typeof import('#panel/i18n/replace.ts');

const candidate = {
  assetId: '66b2a55e0000000000000001',
  format: 'webp',
  quality: 80,
  width: 800,
  height: 600,
  bytes: 1_000,
  score: 82,
  isSuggested: true,
} satisfies Candidate;
const source = { width: 800 } satisfies Pick<WeighedSource, 'width'>;
const smaller: Best = { kind: 'smaller', candidate, saving: { bytes: 1_000, percent: 50 } };
const bests: readonly Best[] = [smaller, { kind: 'nothingSmaller' }, { kind: 'notAlike' }];
const changes: readonly LoadChange[] = [
  { before: 2_000, after: 1_000 },
  { before: null, after: null },
];

/** Everything that is said of what a file weighs in other formats. */
export function saidOfWeighing(words: Words): (string | null)[] {
  return [
    ...[1, 2].flatMap((count) => [words.encoded(count), words.showTries(count)]),
    ...[1_000, 2_000, 3_000].map((after) => words.change({ before: 2_000, after })),
    ...bests.map((own) => words.ownResult({ own, needed: null })),
    words.neededResult({ own: smaller, needed: smaller }),
    ...[800, 400].map((width) => words.widthName(width, source)),
    ...unweighedReasons.flatMap((reason) => [
      words.refusal(reason),
      ...words.refusals([
        { format: 'avif', reason },
        { format: 'webp', reason },
      ]),
    ]),
    ...words.dropped(metadataKinds),
    ...changes.flatMap((phone) => changes.map((laptop) => words.estimate({ phone, laptop }))),
  ];
}

const steps = [
  'waiting',
  'working',
  'replaced',
  'sent',
  'failed',
  'stopped',
  'returned',
  'restored',
] as const;
const ends = ['replaced', 'sent', 'restored', 'returned', 'failed', 'stopped'] as const;
const obstacles = ['not_allowed', 'too_large', 'no_room'] as const;
const filesFaults = [
  'changed',
  'processing',
  'unread',
  'too_large',
  'original_too_large',
  'no_room',
] as const;
const designerFaults = ['forbidden', 'missing', 'hung', 'unsupported', 'failed'] as const;

/** Everything that is said of files that are replaced. */
export function saidOfReplacing(words: ReplaceWords): string[] {
  const count = (many: number) => ends.map((step) => ({ step, count: many }));
  return [
    ...[1, 2].flatMap((many) => [words.startMany(many), words.heading(many), words.more(many)]),
    ...[1, 2].flatMap((many) => [words.undo(many), ...words.facts(many, 1_000)]),
    words.change('a.jpg', { bytes: null, type: null }, candidate),
    words.change('a.jpg', { bytes: 2_000, type: 'image/jpeg' }, candidate),
    ...words.doubts(true),
    ...obstacles.map((which) => words.obstacle(which, 1_000)),
    words.progress('replace', 1, 2),
    words.progress('undo', 1, 2),
    words.downloadOf('a.webp'),
    ...[1, 2].map((of) => words.summary(count(1), of)),
    ...steps.map((which) => words.step(which, 'a.jpg', candidate)),
    ...filesFaults.map((reason) => words.filesFault(reason, false)),
    words.filesFault('changed', true),
    ...designerFaults.map((reason) => words.designerFault(reason, 'webp')),
    words.designerFault('failed', 'avif'),
    words.backendFault({ code: 'offline' }),
    words.notUndone(words.filesFault('unread', true)),
  ];
}
