import sharp, { type Sharp } from 'sharp';

/** A picture with slopes, edges and grain, the same each time. */
export function photo(width: number, height: number, seed = 1): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      state = (state * 1103515245 + 12345) % 2147483648;
      const grain = (state / 2147483648 - 0.5) * 20;
      const slope = Math.sin(x / 23 + Math.sin(y / 31) * 2) * 50;
      const edge = (Math.floor(x / 40) + Math.floor(y / 40)) % 3 === 0 ? 30 : 0;
      pixels[at] = 128 + slope + grain + edge;
      pixels[at + 1] = 120 + slope * 0.7 + grain - edge;
      pixels[at + 2] = 110 - slope * 0.5 + grain;
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** Four frames of 100 x 60 pixels that last 100, 200, 300 and 50 milliseconds, three times. */
export function animation(): Sharp {
  const [width, height, frames] = [100, 60, 4];
  const pixels = Buffer.alloc(width * height * frames * 3, 40);
  for (let frame = 0; frame < frames; frame++) {
    for (let y = 10; y < 40; y++) {
      const at = ((frame * height + y) * width + 10 + frame * 20) * 3;
      pixels.fill(200 - frame * 30, at, at + 60);
    }
  }
  const image = sharp(pixels, { raw: { width, height: height * frames, channels: 3, pageHeight: height } });
  return image.gif({ delay: [100, 200, 300, 50], loop: 3 });
}
