import { band, glow, gradient, pines, range, type Sheet } from './shapes.ts';

/** A tent on a meadow. */
export function tent(sheet: Sheet): string {
  const { width, height } = sheet;
  const [x, y, s] = [width * 0.5, height * 0.8, Math.min(width, height) * 0.32];
  return [
    `<defs>${gradient('sky', '#86b4d6', '#cfe2e6', '#f3efdd')}${gradient('grass', '#9db566', '#5f8143', '#395a30')}</defs>`,
    band(sheet, 0, 1, 'url(#sky)'),
    glow(sheet, 'sun', 0.78, 0.2, 0.24, '#fffbe2'),
    range(sheet, 0.62, 0.26, 0.54, '#a9bfc6'),
    range(sheet, 0.66, 0.16, 0.52, '#7f9f9f'),
    pines(sheet, 0.68, 0.1, 40, '#4a6f58'),
    band(sheet, 0.66, 1, 'url(#grass)'),
    `<ellipse cx="${x}" cy="${y + s * 0.03}" rx="${s * 1.3}" ry="${s * 0.12}" fill="#24401f" opacity=".45"/>`,
    `<polygon points="${x - s * 1.15},${y} ${x - s * 0.1},${y - s} ${x + s * 0.35},${y}" fill="#3d7f62"/>`,
    `<polygon points="${x - s * 0.1},${y - s} ${x + s * 0.35},${y} ${x + s * 1.2},${y - s * 0.1}" fill="#2a604a"/>`,
    `<polygon points="${x - s * 0.1},${y - s} ${x - s * 0.42},${y} ${x + s * 0.02},${y}" fill="#f0b45c"/>`,
    `<polygon points="${x - s * 0.1},${y - s} ${x - s * 0.2},${y} ${x + s * 0.02},${y}" fill="#7c4a22"/>`,
  ].join('');
}

/** The brand's mark: a summit and a compass needle in a ring. */
export function mark(sheet: Sheet): string {
  const { width, height } = sheet;
  return `<defs>${gradient('sheet', '#f7f3e8', '#eadfc8')}</defs>
<rect width="${width}" height="${height}" fill="url(#sheet)"/>
<g transform="translate(${width / 2} ${height / 2}) scale(${Math.min(width, height) / 200})">
<circle r="74" fill="none" stroke="#1f4d46" stroke-width="7"/>
<path d="M-56 34 L-18 -30 L2 4 L18 -18 L56 34Z" fill="#1f4d46"/>
<path d="M-18 -30 L-30 -10 L-20 -14 L-14 -6 L-7 -12Z" fill="#f7f3e8"/>
<path d="M0 -92 L9 -66 L0 -72 L-9 -66Z" fill="#d8632f"/>
<path d="M-40 48 H40" stroke="#d8632f" stroke-width="6" stroke-linecap="round"/>
</g>`;
}

/** A loaf on a board. */
export function loaf(sheet: Sheet): string {
  const { width, height } = sheet;
  const score = (x: number) =>
    `<path d="M${(x - 0.03) * width} ${0.38 * height} Q${(x + 0.05) * width} ${0.46 * height} ${(x + 0.02) * width} ${0.6 * height}" fill="none" stroke="#f2d3a0" stroke-width="${width * 0.018}" stroke-linecap="round"/>`;
  return [
    `<defs>${gradient('wall', '#efe5d8', '#d9c7b2')}${gradient('crust', '#d9984f', '#a9622b', '#74401c')}</defs>`,
    band(sheet, 0, 1, 'url(#wall)'),
    band(sheet, 0.62, 1, '#8a6444'),
    `<rect x="${0.12 * width}" y="${0.66 * height}" width="${0.76 * width}" height="${0.08 * height}" rx="${0.03 * height}" fill="#5d4029"/>`,
    `<ellipse cx="${0.5 * width}" cy="${0.53 * height}" rx="${0.32 * width}" ry="${0.19 * height}" fill="url(#crust)"/>`,
    score(0.32),
    score(0.44),
    score(0.56),
    score(0.68),
  ].join('');
}
