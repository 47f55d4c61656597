/** One value of a component for each pixel, row by row. */
export interface Planes {
  readonly width: number;
  readonly height: number;
  readonly components: readonly [Float32Array, Float32Array, Float32Array];
}

/** Pixels of 8 bits in sRGB: red, green, blue and opacity, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Three components of this size, all 0. */
export function createPlanes(width: number, height: number): Planes {
  const many = width * height;
  return {
    width,
    height,
    components: [new Float32Array(many), new Float32Array(many), new Float32Array(many)],
  };
}

/** The value of linear light of one that is coded in sRGB, both from 0 to 1. Source: IEC 61966-2-1. */
function linearOf(coded: number): number {
  return coded <= 0.04045 ? coded / 12.92 : ((coded + 0.055) / 1.055) ** 2.4;
}

const linearOfByte = Float32Array.from({ length: 256 }, (_, byte) => linearOf(byte / 255));

/** Linear light of pixels before a grey ground, whose coded value is from 0 to 1. */
export function linearPlanes({ width, height, data }: Pixels, ground: number): Planes {
  const planes = createPlanes(width, height);
  planes.components.forEach((component, offset) => {
    for (let at = 0; at < component.length; at++) {
      const coded = data[at * 4 + offset] ?? 0;
      const opacity = (data[at * 4 + 3] ?? 0) / 255;
      component[at] =
        opacity === 1
          ? (linearOfByte[coded] ?? 0)
          : linearOf((opacity * coded) / 255 + (1 - opacity) * ground);
    }
  });
  return planes;
}

/** Half as wide and high: the means of four pixels; the last column and row count twice where they are odd. */
export function halve(planes: Planes): Planes {
  const { width, height } = planes;
  const half = createPlanes(Math.ceil(width / 2), Math.ceil(height / 2));
  planes.components.forEach((from, index) => {
    const to = half.components[index];
    if (!to) return;
    for (let y = 0, at = 0; y < half.height; y++) {
      const upper = 2 * y * width;
      const lower = Math.min(2 * y + 1, height - 1) * width;
      for (let x = 0; x < half.width; x++, at++) {
        const left = 2 * x;
        const right = Math.min(left + 1, width - 1);
        const sum =
          (from[upper + left] ?? 0) +
          (from[upper + right] ?? 0) +
          (from[lower + left] ?? 0) +
          (from[lower + right] ?? 0);
        to[at] = sum / 4;
      }
    }
  });
  return half;
}
