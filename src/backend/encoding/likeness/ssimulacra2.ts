import { blur } from './blur.ts';
import { halve, linearPlanes, type Pixels } from './planes.ts';
import { isWeighed, normsOfComponent, scales, weights } from './weights.ts';
import { xybPlanes } from './xyb.ts';

const smallestSide = 8;
const stabiliser = 0.0009;

interface Component {
  readonly values: Float32Array;
  readonly means: Float32Array;
  readonly squares: Float32Array;
}

/** A picture at one scale, with what is compared of it. */
interface Scale {
  readonly width: number;
  readonly height: number;
  /** Null where a component changes no score at this scale. */
  readonly components: readonly (Component | null)[];
}

/** The part of an original that copies are compared with. */
export interface Reference {
  readonly scales: readonly Scale[];
}

function product(one: Float32Array, other: Float32Array): Float32Array {
  const out = new Float32Array(one.length);
  for (let at = 0; at < one.length; at++) out[at] = (one[at] ?? 0) * (other[at] ?? 0);
  return out;
}

/** How many scales an image has: the last one is the first that is smaller than eight pixels. */
function countScales(width: number, height: number): number {
  const halvings = Math.ceil(Math.log2(Math.min(width, height) / (smallestSide - 1)));
  return Math.min(scales, 1 + Math.max(0, halvings));
}

function scalesOf(pixels: Pixels, ground: number): Scale[] {
  const found: Scale[] = [];
  const many = countScales(pixels.width, pixels.height);
  for (let linear = linearPlanes(pixels, ground); found.length < many; linear = halve(linear)) {
    const { width, height } = linear;
    const { components } = xybPlanes(linear);
    found.push({
      width,
      height,
      components: components.map((values, component) =>
        isWeighed(component, found.length, many)
          ? {
              values,
              means: blur(values, width, height),
              squares: blur(product(values, values), width, height),
            }
          : null,
      ),
    });
  }
  return found;
}

/** Adds to `sums` the errors of one component: each map's sum, and the sum of its fourth powers. */
function addErrors(
  original: Component,
  copy: Component,
  products: Float32Array,
  sums: Float64Array,
  from: number,
): void {
  let structure = 0;
  let structure4 = 0;
  let gained = 0;
  let gained4 = 0;
  let lost = 0;
  let lost4 = 0;
  for (let at = 0; at < products.length; at++) {
    const mean1 = original.means[at] ?? 0;
    const mean2 = copy.means[at] ?? 0;
    const shift = mean1 - mean2;
    const shared = 2 * ((products[at] ?? 0) - mean1 * mean2) + stabiliser;
    const all =
      (original.squares[at] ?? 0) - mean1 * mean1 + (copy.squares[at] ?? 0) - mean2 * mean2 + stabiliser;
    const error = Math.max(0, 1 - ((1 - shift * shift) * shared) / all);
    structure += error;
    structure4 += error * error * error * error;
    const edge1 = Math.abs((original.values[at] ?? 0) - mean1);
    const edge2 = Math.abs((copy.values[at] ?? 0) - mean2);
    const change = (1 + edge2) / (1 + edge1) - 1;
    const fourth = change * change * change * change;
    if (change > 0) {
      gained += change;
      gained4 += fourth;
    } else {
      lost -= change;
      lost4 += fourth;
    }
  }
  [structure, gained, lost, structure4, gained4, lost4].forEach((sum, index) => {
    sums[from + index] = (sums[from + index] ?? 0) + sum;
  });
}

/** The score of weighted norms. The numbers are fitted, as the weights are. */
function scoreOf(weighted: number): number {
  const error = weighted * 0.9562382616834844;
  const mapped =
    2.326765642916932 * error - 0.020884521182843837 * error ** 2 + 6.248496625763138e-5 * error ** 3;
  return mapped > 0 ? 100 - 10 * mapped ** 0.6276336467831387 : 100;
}

/** The parts of an original before a ground of one grey, to compare copies with. */
export function createReference(parts: readonly Pixels[], ground: number): Reference[] {
  return parts.map((pixels) => ({ scales: scalesOf(pixels, ground) }));
}

/**
 * SSIMULACRA 2.1 of a copy: 100 for equal, below 0 for hardly alike. Of several parts it is the score of the picture that they make
 * side by side, without edges between them. Parts of the copy have the sizes of the reference's. Source: SSIMULACRA 2, April 2023
 * (Sneyers, Cloudinary).
 */
export function ssimulacra2(
  reference: readonly Reference[],
  copy: readonly Pixels[],
  ground: number,
): number {
  const sums = Array.from({ length: scales }, () => ({
    pixels: 0,
    errors: new Float64Array(3 * normsOfComponent),
  }));
  reference.forEach((part, index) => {
    const pixels = copy[index];
    if (!pixels) return;
    const copies = scalesOf(pixels, ground);
    part.scales.forEach((original, scale) => {
      const other = copies[scale];
      const sum = sums[scale];
      if (!other || !sum) return;
      sum.pixels += original.width * original.height;
      original.components.forEach((component, c) => {
        const beside = other.components[c];
        if (!component || !beside) return;
        const products = blur(product(component.values, beside.values), original.width, original.height);
        addErrors(component, beside, products, sum.errors, c * normsOfComponent);
      });
    });
  });
  let weighted = 0;
  let next = 0;
  for (let component = 0; component < 3; component++) {
    for (const { pixels, errors } of sums) {
      if (pixels === 0) continue;
      for (let norm = 0; norm < normsOfComponent; norm++) {
        const mean = (errors[component * normsOfComponent + norm] ?? 0) / pixels;
        weighted += (weights[next++] ?? 0) * (norm < 3 ? mean : mean ** 0.25);
      }
    }
  }
  return scoreOf(weighted);
}
