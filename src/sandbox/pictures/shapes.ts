/** The drawing area of a motif in pixels, with its own sequence of random numbers. */
export interface Sheet {
  width: number;
  height: number;
  random: () => number;
}

/** Heights from 0 to 1 that look like a mountain range: midpoint displacement, rougher with a higher `roughness`. */
export function rangeLine(random: () => number, roughness: number): number[] {
  let line = [random(), random(), random()];
  for (let swing = 0.5; line.length < 400; swing *= roughness) {
    line = line.flatMap((height, index) => {
      const next = line[index + 1];
      return next === undefined ? [height] : [height, (height + next) / 2 + (random() - 0.5) * swing];
    });
  }
  const low = Math.min(...line);
  const span = Math.max(...line) - low || 1;
  return line.map((height) => (height - low) / span);
}

/** A mountain range filled to the bottom of the sheet; `base` and `rise` are fractions of its height. */
export function range(sheet: Sheet, base: number, rise: number, roughness: number, fill: string): string {
  const { width, height, random } = sheet;
  const line = rangeLine(random, roughness);
  const points = line.map((h, index) => {
    const x = (index / (line.length - 1)) * width;
    return `${x.toFixed(1)},${((base - h * rise) * height).toFixed(1)}`;
  });
  return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${fill}"/>`;
}

/** A vertical gradient, used as the fill `url(#id)`. */
export function gradient(id: string, ...stops: string[]): string {
  const marks = stops.map(
    (color, index) => `<stop offset="${index / (stops.length - 1)}" stop-color="${color}"/>`,
  );
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${marks.join('')}</linearGradient>`;
}

/** A circle that fades to transparent. `x` and `radius` are fractions of the sheet's width, `y` of its height. */
export function glow(sheet: Sheet, id: string, x: number, y: number, radius: number, color: string): string {
  const { width, height } = sheet;
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${color}" stop-opacity=".95"/><stop offset=".18" stop-color="${color}" stop-opacity=".55"/><stop offset="1" stop-color="${color}" stop-opacity="0"/></radialGradient>
<circle cx="${x * width}" cy="${y * height}" r="${radius * width}" fill="url(#${id})"/>`;
}

/** A rectangle over the full width from `top` to `bottom`, both fractions of the height. */
export function band(sheet: Sheet, top: number, bottom: number, fill: string, opacity = 1): string {
  const y = top * sheet.height;
  return `<rect x="0" y="${y}" width="${sheet.width}" height="${bottom * sheet.height - y}" fill="${fill}" opacity="${opacity}"/>`;
}

/** A pine of `size` pixels in height with its foot at `x`, `foot` (pixels). */
export function pine(x: number, foot: number, size: number, fill: string): string {
  const tier = (top: number, bottom: number, half: number) =>
    `${x},${foot - size * top} ${x + size * half},${foot - size * bottom} ${x - size * half},${foot - size * bottom}`;
  const tiers = [tier(1, 0.6, 0.11), tier(0.84, 0.38, 0.16), tier(0.64, 0.14, 0.22), tier(0.42, 0.06, 0.26)];
  return tiers.map((points) => `<polygon points="${points}" fill="${fill}"/>`).join('');
}

/** A row of pines along `foot`, about `size` high; both are fractions of the height. */
export function pines(sheet: Sheet, foot: number, size: number, count: number, fill: string): string {
  const { width, height, random } = sheet;
  return Array.from({ length: count }, (_, index) => {
    const x = ((index + random()) / count) * width;
    return pine(x, (foot + random() * 0.04) * height, size * height * (0.6 + random() * 0.6), fill);
  }).join('');
}
