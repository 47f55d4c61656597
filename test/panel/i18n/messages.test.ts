import { expect, test } from 'vitest';
import type { BackendProblem } from '#panel/backend/request.ts';
import type { Binding } from '#panel/designer/binding.ts';
import type { AltTextIssue } from '#rules/alt-text/alt-rules.ts';
import type { Sharpness } from '#rules/delivery/sharpness.ts';
import type { Finding, WeightAdvice } from '#rules/findings/finding.ts';
import type { Use } from '#rules/uses/use.ts';
import { saidOfReplacing, saidOfWeighing } from '#test/panel/i18n/said-of-weighing.ts';
import { issue } from '#test/support/panel/image-facts.ts';

const template = document.getElementById('en.json');
if (!(template instanceof HTMLTemplateElement)) throw new Error('the page has no words');
const english: unknown = JSON.parse(template.content.textContent);

/** Every message in `branch` with its path. */
function sentences(branch: unknown, path: readonly string[] = []): [path: string, sentence: string][] {
  if (typeof branch === 'string') return [[path.join('.'), branch]];
  if (typeof branch !== 'object' || branch === null) return [];
  return Object.entries(branch).flatMap(([key, inner]) => sentences(inner, [...path, key]));
}

/** The same with its path before each message, so that a text on the screen shows its source. */
function marked(branch: unknown, path: readonly string[] = []): unknown {
  if (typeof branch === 'string') return `‹${path.join('.')}›${branch}`;
  if (Array.isArray(branch)) return branch.map((inner, at) => marked(inner, [...path, `${at}`]));
  if (typeof branch !== 'object' || branch === null) return branch;
  return Object.fromEntries(
    Object.entries(branch).map(([key, inner]) => [key, marked(inner, [...path, key])]),
  );
}

template.content.textContent = JSON.stringify(marked(english));

// Messages are read when the first of these modules is loaded, so the import comes after the line above.
const { messages } = await import('#panel/i18n/messages.ts');
const altEditor = await import('#panel/i18n/alt-editor.ts');
const bulk = await import('#panel/i18n/bulk.ts');
const compare = await import('#panel/i18n/compare.ts');
const { candidateName, likenessText } = await import('#panel/i18n/candidates.ts');
const csv = await import('#panel/i18n/csv.ts');
const report = await import('#panel/i18n/report.ts');
const site = await import('#panel/i18n/site.ts');
const list = await import('#panel/i18n/list.ts');
const uses = await import('#panel/i18n/uses.ts');
const useNames = await import('#panel/i18n/use-names.ts');
const pageWords = await import('#panel/i18n/page.ts');
const { copyUrlOf } = await import('#panel/i18n/actions.ts');
const connecting = await import('#panel/i18n/connecting.ts');
const dismissals = await import('#panel/i18n/dismissals.ts');
const locales = await import('#panel/i18n/locales.ts');
const delivery = await import('#panel/i18n/delivery.ts');
const { learnMoreAbout } = await import('#panel/i18n/help.ts');
const { formatAge } = await import('#panel/i18n/age.ts');
const { boundFrom, boundNote, boundMessage } = await import('#panel/i18n/binding.ts');
const { elementMessage } = await import('#panel/i18n/elements.ts');
const files = await import('#panel/i18n/files.ts');
const weighing = await import('#panel/i18n/weighing.ts');
const replace = await import('#panel/i18n/replace.ts');
const weighingList = await import('#panel/i18n/weighing-list.ts');
const found = await import('#panel/i18n/found.ts');
const { findingMessage, kindTitle, count: countFindings } = await import('#panel/i18n/findings.ts');
const requestErrors = await import('#panel/i18n/request-errors.ts');

// Its words for a page and a site are templates, which its functions fill.
const { says: _templates, ...reportConstants } = report;

const modules = import.meta.glob('../../../src/panel/i18n/*.ts');
const constants = await Promise.all(
  Object.entries(modules)
    .filter(([path]) => !/\/(?:format|messages|locale)\.ts$/.test(path))
    .map(([path, load]) => (path.endsWith('/report.ts') ? { ...reportConstants } : load())),
);

// Messages that a view reads without a function or a list of its own.
const direct = [
  messages.disconnecting.start,
  messages.disconnecting.body,
  messages.disconnecting.confirm,
  messages.disconnecting.cancel,
  messages.disconnecting.working,
  messages.disconnecting.failed,
  messages.file,
  messages.lazyFallback.title,
  messages.lazyFallback.body,
  messages.progress.connecting,
  messages.progress.selection,
  messages.progress.asset,
  messages.regionError.title,
  messages.regionError.body,
];

const everyEditError = ['changed', 'forbidden', 'missing', 'hung', 'unsupported', 'failed'] as const;

/** One use of each kind, with names and without. */
const everyUse: Use[] = [null, 'A name'].flatMap((name) => {
  const place = { id: 'a', name, count: 2 };
  const statuses = [null, 'draft', 'archived', 'branch', 'template'] as const;
  const pages = statuses.map((status) => ({ ...place, status }));
  return [
    ...pages.map((page) => ({ kind: 'page', ...page }) as const),
    ...[0, 1, 2].map((many) => ({ kind: 'component', ...place, pages: pages.slice(0, many) }) as const),
    ...[null, 'cover'].map(
      (field) =>
        ({ kind: 'item', collectionId: 'c', collection: name, status: null, item: name, field }) as const,
    ),
    { kind: 'property', id: 'a', name: 'Home', component: name, property: name },
    { kind: 'background', style: 'Hero' },
    ...(['openGraph', 'search'] as const).map(
      (image) => ({ kind: 'social', id: 'a', name: 'Home', image }) as const,
    ),
    { kind: 'canvas' },
  ];
});

/** A site of so many pages, components and Collections. */
function coverageOf(count: number) {
  const kind = { read: 0, of: count, failed: 0, isRefused: false };
  return { pages: kind, components: kind, collections: kind };
}

const german = { displayName: 'German', tag: 'de' };

const minute = 60_000;
const rules: AltTextIssue['rule'][] = [
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
];
const severity = 'low';
const heavy = {
  id: 'heavy',
  severity,
  bytes: 9_000_000,
  isLoaded: true,
  isAlone: false,
  webp: null,
  avif: null,
} as const;
const advices: WeightAdvice[] = [
  'compress',
  'compressStill',
  'convert',
  'gif',
  'smaller',
  'vector',
  'animated',
];
const reasons = ['missing', 'refused', 'notImage'] as const;
const devices = ['phone', 'landscape', 'tablet', 'laptop', 'desktop'] as const;
const loads = {
  severity,
  device: 'laptop',
  breakpoint: 'Desktop',
  density: 2,
  before: 900_000,
  after: 90_000,
  pixels: 625,
} as const;
const oversized = { id: 'oversized', ...loads, width: 3_600 } as const;
const tooWide = { id: 'tooWide', ...loads, unmeasured: [] } as const;
const findings: Finding[] = [
  ...rules.flatMap((rule) => [
    { id: 'alt', severity, issue: issue({ rule, words: 'words', count: 1 }) } as const,
    { id: 'alt', severity, issue: issue({ rule, count: 2 }) } as const,
  ]),
  { id: 'localeMissing', severity, locales: ['German'] },
  { id: 'localeMissing', severity, locales: ['German', ''] },
  { id: 'processing', severity },
  ...reasons.map((why) => ({ id: 'brokenOriginal', severity, why, isLoaded: true }) as const),
  { id: 'brokenOriginal', severity, why: 'missing', isLoaded: false },
  { id: 'brokenVariants', severity, count: 1, widths: [500], isLoaded: true },
  { id: 'brokenVariants', severity, count: 2, widths: [], isLoaded: true },
  { id: 'brokenVariants', severity, count: 2, widths: [], isLoaded: false },
  { id: 'unshownFormat', severity, is: 'image/heic', isLoaded: true },
  { id: 'unshownType', severity, is: 'image/svg+xml', served: 'text/plain' },
  ...(['gif', 'new', 'lost'] as const).map((reason) => ({ id: 'noVariants', severity, reason }) as const),
  { id: 'failedVariants', severity, count: 1, widths: [500], isAll: false },
  { id: 'failedVariants', severity, count: 2, widths: [], isAll: false },
  { id: 'failedVariants', severity, count: 2, widths: [], isAll: true },
  { id: 'otherType', severity, says: 'image/png', is: 'image/webp' },
  { id: 'otherExtension', severity, extension: 'png', is: 'image/jpeg' },
  { id: 'animatedGif', severity, bytes: 900_000 },
  ...advices.map((advice) => ({ ...heavy, advice })),
  { ...heavy, advice: 'compress', isLoaded: false },
  { ...heavy, advice: 'compress', isAlone: true },
  { ...heavy, advice: 'compress', webp: [250_000, 340_000] },
  { ...heavy, advice: 'compress', webp: [260_000, 260_000], avif: 500_000 },
  { id: 'photoPng', severity, bytes: 900_000, bytesPerPixel: 2 },
  oversized,
  ...devices.map((device) => ({ ...tooWide, device })),
  { ...tooWide, unmeasured: ['Tablet'] },
];
const codes: BackendProblem['code'][] = [
  'not_connected',
  'scopes_missing',
  'version_unsupported',
  'asset_not_found',
  'rate_limited',
  'webflow_unavailable',
  'service_unavailable',
  'offline',
  'id_token_refused',
  'no_identity',
  'origin_refused',
  'bad_answer',
  'file_refused',
];
const bindings: Binding[] = (['cms', 'property', 'page', 'other'] as const).flatMap((source) => [
  { source, field: null, collection: null },
  { source, field: 'Photo', collection: null },
  { source, field: 'Photo', collection: 'Team' },
]);
const types = [
  ...Object.keys(messages.elements.names),
  ...Object.keys(messages.elements.ways),
  ...['', 'RichText', 'Heading', 'ComponentInstance', 'constructor'],
];

const laptop = { device: 'laptop', breakpoint: 'Desktop', viewport: 1_920, densities: [1, 2] } as const;
const sharpness: readonly Sharpness[] = [
  { blurry: [laptop], sharp: 'known', known: [laptop], assumed: [] },
  { blurry: [], sharp: 'all', known: [laptop], assumed: [laptop] },
  { blurry: [], sharp: 'two', known: [laptop], assumed: [laptop, laptop] },
  { blurry: [], sharp: 'known', known: [laptop], assumed: [laptop] },
  { blurry: [], sharp: 'known', known: [], assumed: [laptop] },
];

const suggested = {
  candidate: { format: 'webp', bytes: 412_000, score: 84.2 },
  saved: 1_338_000,
  percent: 76,
} as const;
const change = { before: 1_750_000, after: 412_000 };

/** Every message that the panel can show. */
const said = sentences([
  ...direct,
  constants,
  saidOfWeighing(weighing).filter((sentence) => sentence !== null),
  saidOfReplacing(replace),
  findings.flatMap((finding) => [findingMessage(finding), kindTitle(finding)]),
  codes.map(requestErrors.requestErrorMessage),
  requestErrors.lastingErrorMessage('rate_limited'),
  [1, 2].map(requestErrors.countdown),
  requestErrors.age(minute),
  requestErrors.requestId('1'),
  bindings.flatMap((binding) => [boundMessage(binding), boundNote(binding), boundFrom(binding)]),
  types.map(elementMessage),
  [0, 1, 2, 60, 120, 1_440, 2 * 1_440].map((minutes) => formatAge(minutes * minute)),
  sharpness.flatMap((one) => [delivery.sharpnessMessage(one), delivery.assumedAt(one)]),
  [compare.shareOfOriginal(30), compare.failed('500 px JPEG')],
  [true, false].map((isAssumed) =>
    compare.scaleName({ kind: 'rendered', breakpoint: 'Desktop', width: 625, isAssumed, density: 2 }),
  ),
  (['variant', 'candidate', 'original'] as const).map((kind) => compare.scaleName({ kind })),
  [compare.percent(200), compare.loading('AVIF'), compare.notShown('AVIF')],
  [60, null].map((quality) => candidateName({ format: 'avif', quality })),
  [95, 84, 75, 60, 40, 10].map(likenessText),
  files.failed('broken'),
  files.share(0.5),
  [files.timesHeight(667), files.quality(80), files.upToBytes('1.2 MB'), files.breakpointAt('Tablet', 991)],
  bindings.map(altEditor.bound),
  [1, 2].flatMap((count) => [
    altEditor.characters(count),
    altEditor.inheriting(count),
    locales.moreLocales(count),
  ]),
  ['/huts', ''].map(altEditor.describeLink),
  [altEditor.now('A lake'), altEditor.nowIs('Decorative'), locales.chip('German', 'Not set')],
  ['Northwind', null].flatMap((name) => [connecting.choose(name), connecting.waiting(name)]),
  copyUrlOf('hero.jpg'),
  [dismissals.dismissOf('Original is heavy'), dismissals.restoreOf('Original is heavy'), dismissals.count(2)],
  ['', 'For print'].map((note) =>
    dismissals.dismissedList([
      { finding: oversized, dismissal: { kind: 'oversized', usage: null, reason: 'intended', note } },
    ]),
  ),
  [delivery.loadsAt(991), delivery.neededAt(625), delivery.widthIs(625), delivery.drawnAt(625, 'Desktop')],
  learnMoreAbout('Original is heavy'),
  [1, 2].flatMap((count) => [
    ...(['own', 'inside', 'around', 'near'] as const).flatMap((where) =>
      (['image', 'background'] as const).map((as) =>
        found.foundLine({ where, images: Array.from({ length: count }, () => ({ as })) }),
      ),
    ),
    found.instances(count),
    found.rest(count),
    found.back(count),
  ]),
  found.backgroundOn(['Tablet']),
  found.fromProperty('Image', 'Gear card'),
  found.fromProperty(null, null),
  [pageWords.reading(1, 2), pageWords.stopped(1, 2)],
  pageWords.designerErrorMessage('failed'),
  [1, 2].flatMap((count) => [
    countFindings(count),
    pageWords.images(count),
    pageWords.usages(count),
    pageWords.silent(count),
    pageWords.waiting(count),
    pageWords.inComponent('Card', count),
    bulk.start(count),
    everyEditError.map((reason) => bulk.notUndone(reason, count)),
    bulk.notHere(count),
    bulk.start(count, german),
    bulk.saves('asset', count),
    bulk.saves('image', count),
    ...(['bound', 'component', 'notAllowed'] as const).map((obstacle) =>
      bulk.covers(count, 0, [{ obstacle, count }]),
    ),
    report.images(count),
    report.usages(count),
    report.more(count),
    report.unknown(count),
    ...(['page', 'site'] as const).map((of) => report.leftOut(report.says[of], count)),
    site.search(count),
    site.notCompared(count),
    site.totals(count, 1_000),
    uses.failed(count),
    uses.left(count * 60),
    uses.styles(1, count),
    uses.noUse(coverageOf(count)),
    useNames.usesInLine([...everyUse.slice(0, 2), ...everyUse.slice(0, count)], 2),
    [
      { pages: count, items: count },
      { pages: count, items: 0 },
    ].map((reach) => useNames.reachText(reach)),
    pageWords.notCounted(count),
    pageWords.unchecked(count),
    list.search(count),
    weighingList.start(count),
    weighingList.weighed(count),
    weighingList.notWeighed(count),
    weighingList.unknown(count),
  ]),
  [weighingList.running(1, 2, 'hero.jpg'), weighingList.running(1, 2, null), weighingList.paused(1, 2)],
  [weighingList.result(suggested), weighingList.inReportOf(suggested)],
  [weighingList.total(change), weighingList.originals(change), weighingList.ofBytes(change)],
  weighingList.totalOfLoads(change, change),
  pageWords.places(2),
  pageWords.onSome('Alt text is missing', 1, 3),
  [true, false].map((isPartial) => pageWords.loads('1 MB', '2 MB', isPartial)),
  [pageWords.originals(1_000), pageWords.quoted('A lake')],
  [pageWords.checking(1, 2), pageWords.paused(1, 2)],
  [pageWords.positionOf(1, 2), pageWords.useOf(1, 2), list.shown(1, 2)],
  pageWords.previous('hero.jpg'),
  pageWords.next('hero.jpg'),
  [bulk.headingIn(german), bulk.savesInSite(german), bulk.savesInSite(null)],
  everyEditError.map(bulk.notUndoneHere),
  bulk.step(1, 2),
  bulk.unsaved('A lake'),
  bulk.linkTo('/huts'),
  [bulk.altTextOf('hero.jpg'), bulk.saveOf('hero.jpg'), bulk.undoOf('hero.jpg')],
  [bulk.saved('hero.jpg'), bulk.marked('hero.jpg')],
  bulk.summary({ written: 1, decorative: 2, skipped: 3 }),
  (['page', 'site'] as const).flatMap((of) => [
    csv.fileName(of, 'Home'),
    report.fileName(of, 'Home'),
    report.title(report.says[of], 'Home'),
    report.limits(report.says[of], 2),
    (['unnamed', 'imagesName', 'everyImage', 'partial'] as const).map((name) => report.says[of][name]),
  ]),
  [
    site.reading(1, null),
    site.reading(1, 2),
    site.uploaded('today'),
    site.sameFile('a.jpg'),
    site.comparing(1, 2),
    site.comparePaused(1, 2),
    site.altTextIn(german),
  ],
  [...everyUse.map((use) => useNames.useName(use)), useNames.usesInLine(everyUse, everyUse.length)],
  [uses.noUse(coverageOf(2), true), uses.left(0), uses.waiting(40), uses.paused('all'), uses.readUp('all')],
  [uses.readWhole(minute), uses.readAge(minute), uses.open('Home'), uses.going('Home')],
  csv.after('Lakes'),
  [report.made('today'), report.wouldDo('2 kB')],
  [delivery.blurryBecause(2_000), delivery.onlyFile(400)],
]).map(([, sentence]) => sentence);

test('every message of the file is used', () => {
  const used = new Set(
    said.flatMap((sentence) => [...sentence.matchAll(/‹(.*?)›/g)].map(([, path]) => path)),
  );
  const unused = sentences(english).filter(([path]) => !used.has(path));
  // An age below two days is written in hours; the breakpoint of a single assumed width is named.
  expect(unused.map(([path]) => path)).toEqual(['age.days.one', 'delivery.assumed.one']);
});

test('every message on the screen is in the file', () => {
  expect(said.filter((sentence) => !sentence.includes('‹'))).toEqual([]);
});

test('no message is shown with a placeholder that has no value', () => {
  expect(said.filter((sentence) => /[{}]|undefined|null|NaN/.test(sentence))).toEqual([]);
});

const categories: readonly string[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** Every message in `branch` that has plural forms. */
function plurals(branch: unknown): string[][] {
  if (typeof branch !== 'object' || branch === null) return [];
  const keys = Object.keys(branch);
  return keys.every((key) => categories.includes(key)) ? [keys] : Object.values(branch).flatMap(plurals);
}

test('every plural has the forms of its language', () => {
  const { pluralCategories } = new Intl.PluralRules('en').resolvedOptions();
  const found = plurals(english);
  expect(found.length).toBeGreaterThan(0);
  for (const forms of found) expect(forms.toSorted()).toEqual(pluralCategories.toSorted());
});
