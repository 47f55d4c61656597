import { optimize, type PluginConfig } from 'svgo';
import type { CandidateFile } from '#contract/weighing.ts';
import type { EncodedResponse, OpenedResponse } from '../messages.ts';
import type { Opened } from './opened.ts';
import { Refusal } from './refusal.ts';
import { roundNumbers } from './round-numbers.ts';

/**
 * What svgo does: it leaves out what is never drawn, and writes numbers, colours and paths shorter. It keeps viewBox, ids, classes, title,
 * desc, ARIA, styles, scripts, animations and transforms, since pages and the drawing's own styles may address them.
 */
const plugins: PluginConfig[] = [
  'removeDoctype',
  'removeXMLProcInst',
  'removeComments',
  'removeMetadata',
  'removeEditorsNSData',
];

/** A style or script that may find elements by what stands in their attributes. */
function selectsByValue(text: string): boolean {
  return /<(?:style|script)\b[^>]*>[^<]*\[/i.test(text.replaceAll('<![CDATA[', ''));
}

/** What makes a drawing larger than its coordinates say. */
const magnifies = /\b(scale|matrix|matrix3d)\s*\(|objectBoundingBox|<(symbol|marker|pattern)\b/i;
const viewBoxes = /viewBox\s*=\s*["'][^"']*?([\d.e+-]+)[\s,]+([\d.e+-]+)\s*["']/gi;

/** How many decimals of a coordinate are kept: less than a hundredth of a pixel is lost of a drawing on a large screen. */
function decimalsOf(text: string): number {
  const sides = [...text.matchAll(viewBoxes)].flatMap(([, width, height]) => [Number(width), Number(height)]);
  return magnifies.test(text) || sides.some((side) => !(side >= 16)) ? 6 : 4;
}

/** Curves stay curves: of 611 icons, 94 were drawn visibly otherwise with svgo's arcs in their place, and none without. */
function pathPlugin(floatPrecision: number): PluginConfig {
  const makeArcs = { threshold: 0, tolerance: 0 };
  return { name: 'convertPathData', params: { applyTransforms: false, makeArcs, floatPrecision } };
}

/** Points of a path that is changed as it is shown must stay as they are. */
const changesPaths = /<animate|<set\b|<script|\bpath\s*\(/i;

/** Where an SVG says how it is written; else it is UTF-8. Source: XML 1.0, 4.3.3. */
function textOf(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const mark = head.startsWith('\u00ff\u00fe')
    ? 'utf-16le'
    : head.startsWith('\u00fe\u00ff')
      ? 'utf-16be'
      : null;
  const declared = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  try {
    return new TextDecoder(mark ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('damaged');
  }
}

/** An SVG. It is never drawn here: its candidate is the same drawing in fewer bytes. */
export class Svg implements Opened {
  readonly facts: OpenedResponse;
  readonly #text: string;

  /**
   * Throws Refusal `damaged` where the bytes are not in the encoding that they declare, and `unsupported_type` for one that holds HTML,
   * in which svgo drops the spaces between words.
   */
  constructor(bytes: Uint8Array, { width, height }: { readonly width: number; readonly height: number }) {
    this.#text = textOf(bytes);
    if (/<(?:\w+:)?foreignObject[\s/>]/i.test(this.#text)) throw new Refusal('unsupported_type');
    const hasMetadata = /<metadata[\s>]/i.test(this.#text);
    this.facts = { kind: 'opened', width, height, isAnimated: false, dropped: hasMetadata ? ['xmp'] : [] };
  }

  async encode({ format }: CandidateFile): Promise<EncodedResponse> {
    if (format !== 'svg') throw new Refusal('unsupported_type');
    const { width, height } = this.facts;
    const { data } = optimize(this.#text, { multipass: false, plugins: [...plugins, ...this.#ofValues()] });
    return { kind: 'encoded', bytes: new TextEncoder().encode(data), width, height, score: null };
  }

  /** What writes the values of attributes shorter. */
  #ofValues(): PluginConfig[] {
    if (selectsByValue(this.#text)) return [];
    const decimals = decimalsOf(this.#text);
    const paths = changesPaths.test(this.#text) ? [] : [pathPlugin(decimals)];
    return ['convertColors', roundNumbers(decimals), ...paths];
  }

  async sizeOf(): Promise<never> {
    throw new Refusal('unsupported_type');
  }

  async findQuality(): Promise<never> {
    throw new Refusal('unsupported_type');
  }
}
