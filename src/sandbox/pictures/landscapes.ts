import { band, glow, gradient, pines, range, type Sheet } from './shapes.ts';

/** Mountain ridges under a low sun, paler with distance. */
export function ridge(sheet: Sheet): string {
  const layers = [
    range(sheet, 0.58, 0.2, 0.52, '#d9a79a'),
    range(sheet, 0.66, 0.2, 0.53, '#b98590'),
    range(sheet, 0.74, 0.19, 0.54, '#8a6a84'),
    range(sheet, 0.84, 0.2, 0.55, '#574c6e'),
    range(sheet, 0.97, 0.18, 0.56, '#2b2b49'),
  ];
  return [
    `<defs>${gradient('sky', '#5f87b8', '#b7b4c4', '#f2c6a0', '#f9dcb4')}</defs>`,
    band(sheet, 0, 1, 'url(#sky)'),
    glow(sheet, 'sun', 0.64, 0.42, 0.34, '#fff1c9'),
    ...layers,
    pines(sheet, 0.99, 0.12, 46, '#17182e'),
  ].join('');
}

/** Mountains and their reflection in a lake. */
export function lake(sheet: Sheet): string {
  const { width, height, random } = sheet;
  const shore = `${range(sheet, 0.56, 0.3, 0.54, '#7da0a8')}${range(sheet, 0.57, 0.2, 0.52, '#46707c')}${pines(sheet, 0.57, 0.07, 70, '#234652')}`;
  const ripples = Array.from({ length: 60 }, () => {
    const y = (0.6 + random() ** 1.5 * 0.4) * height;
    return `<rect x="${random() * width}" y="${y}" width="${(0.04 + random() * 0.16) * width}" height="${1 + (y / height) * 3}" fill="#e9f4f2" opacity="${0.08 + random() * 0.2}" rx="2"/>`;
  });
  return [
    `<defs>${gradient('sky', '#88b9c9', '#d9e8e2', '#f4ead4')}${gradient('water', '#7fa6ad', '#2e5a68', '#173843')}<clipPath id="above"><rect width="${width}" height="${height * 0.58}"/></clipPath></defs>`,
    band(sheet, 0, 1, 'url(#sky)'),
    glow(sheet, 'sun', 0.3, 0.22, 0.25, '#fffbe6'),
    `<g id="shore" clip-path="url(#above)">${shore}</g>`,
    band(sheet, 0.58, 1, 'url(#water)'),
    `<g transform="translate(0 ${height * 1.16}) scale(1 -1)" opacity=".4"><g clip-path="url(#above)">${shore}</g></g>`,
    ...ripples,
  ].join('');
}

/** Rows of pines in fog. */
export function forest(sheet: Sheet): string {
  const rows = ['#b9cbc4', '#93aea6', '#6a8b84', '#436661', '#234743', '#0f2a29'];
  return [
    `<defs>${gradient('fog', '#e8eee9', '#c9d6cf', '#9db3ab')}</defs>`,
    band(sheet, 0, 1, 'url(#fog)'),
    ...rows.flatMap((color, index) => [
      pines(sheet, 0.56 + index * 0.09, 0.3 + index * 0.09, 30 - index * 3, color),
      band(sheet, 0.3 + index * 0.05, 1, '#e8eee9', 0.1 - index * 0.014),
    ]),
    band(sheet, 0.96, 1, '#0f2a29'),
  ].join('');
}

/** Sand lit from one side. */
export function dunes(sheet: Sheet): string {
  const { width, height, random } = sheet;
  const colors = ['#eab778', '#d99a5b', '#c07a45', '#96552f', '#5f331f'];
  const crests = colors.map((color, index) => {
    const y = (0.5 + index * 0.11) * height;
    const lift = (0.06 + random() * 0.1) * height * (index % 2 ? -1 : 1);
    const middle = (0.3 + random() * 0.4) * width;
    return `<path d="M0 ${y} C${middle * 0.5} ${y - lift} ${middle} ${y + lift} ${width} ${y - lift * 0.6} V${height} H0Z" fill="${color}"/><path d="M0 ${y} C${middle * 0.5} ${y - lift} ${middle} ${y + lift} ${width} ${y - lift * 0.6} L${width} ${y + lift * 0.3 + height * 0.03} C${middle} ${y + lift + height * 0.06} ${middle * 0.6} ${y} 0 ${y + height * 0.02}Z" fill="#fff0cf" opacity=".16"/>`;
  });
  return [
    `<defs>${gradient('sky', '#6d6f9f', '#c98f8d', '#f3bd86', '#fbdca4')}</defs>`,
    band(sheet, 0, 1, 'url(#sky)'),
    glow(sheet, 'sun', 0.26, 0.46, 0.3, '#fff0bf'),
    ...crests,
  ].join('');
}

/** A cabin with one lit window under stars. */
export function night(sheet: Sheet): string {
  const { width, height, random } = sheet;
  const stars = Array.from({ length: 420 }, () => {
    const radius = (0.4 + random() ** 4 * 2.2) * (width / 1200);
    return `<circle cx="${random() * width}" cy="${random() * height * 0.75}" r="${radius}" fill="#fff" opacity="${0.25 + random() * 0.7}"/>`;
  });
  const [x, y, size] = [0.6 * width, 0.86 * height, 0.12 * height];
  const cabin = `<polygon points="${x - size},${y - size * 0.8} ${x},${y - size * 1.6} ${x + size},${y - size * 0.8} ${x + size * 0.85},${y - size * 0.8} ${x + size * 0.85},${y} ${x - size * 0.85},${y} ${x - size * 0.85},${y - size * 0.8}" fill="#080c1b"/><rect x="${x - size * 0.35}" y="${y - size * 0.6}" width="${size * 0.36}" height="${size * 0.36}" fill="#ffcf78"/>`;
  return [
    `<defs>${gradient('sky', '#0a1030', '#1c2a5c', '#3c4f86', '#7d7fa6')}</defs>`,
    band(sheet, 0, 1, 'url(#sky)'),
    `<g transform="rotate(-28 ${width / 2} ${height / 2})">${glow(sheet, 'galaxy', 0.5, 0.3, 0.5, '#5f70b0')}</g>`,
    ...stars,
    range(sheet, 0.84, 0.22, 0.54, '#1b2547'),
    range(sheet, 0.94, 0.14, 0.5, '#0d1430'),
    cabin,
    pines(sheet, 0.97, 0.2, 24, '#060a18'),
  ].join('');
}

/** Cliffs above a calm sea. */
export function coast(sheet: Sheet): string {
  const { width, height, random } = sheet;
  const clouds = Array.from({ length: 26 }, () => {
    const w = (0.06 + random() * 0.2) * width;
    return `<ellipse cx="${random() * width}" cy="${(0.06 + random() * 0.32) * height}" rx="${w}" ry="${w * 0.09}" fill="#fff" opacity="${0.08 + random() * 0.22}"/>`;
  });
  const cliff = (at: number, top: number, color: string) =>
    `<path d="M0 ${top * height} L${at * 0.6 * width} ${(top + 0.02) * height} L${at * width} ${(top + 0.1) * height} L${(at + 0.03) * width} ${0.7 * height} L${(at + 0.1) * width} ${height} H0Z" fill="${color}"/>`;
  return [
    `<defs>${gradient('sky', '#5d9ccb', '#a9d0e2', '#e7efe6')}${gradient('sea', '#5fa3ad', '#22707f', '#0d4453')}</defs>`,
    band(sheet, 0, 1, 'url(#sky)'),
    ...clouds,
    band(sheet, 0.52, 1, 'url(#sea)'),
    glow(sheet, 'shine', 0.72, 0.55, 0.22, '#f4fbf4'),
    cliff(0.52, 0.44, '#9a8f7a'),
    cliff(0.4, 0.4, '#7c7362'),
    cliff(0.26, 0.34, '#57503f'),
    `<path d="M0 ${0.3 * height} Q${0.14 * width} ${0.3 * height} ${0.27 * width} ${0.43 * height} L${0.2 * width} ${0.5 * height} L0 ${0.44 * height}Z" fill="#5d6e42"/>`,
  ].join('');
}
