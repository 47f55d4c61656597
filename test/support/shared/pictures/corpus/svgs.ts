import { join } from '../bytes.ts';
import { type Size, type Specimen, specimens } from './specimen.ts';
import { svgTexts } from './svg-texts.ts';

const ns = 'xmlns="http://www.w3.org/2000/svg"';
/** The attributes of a root, and the size of the picture; what Chromium makes of one without a width and a height. */
type Row = readonly [attributes: string, size: Size, shown?: readonly [number, number]];

const usual = [300, 150] as const;
const full: Size = [40, 30];

/** Each unit, 10 wide and 8 high. Those of a font are of Debian's. */
const units: readonly (readonly [unit: string, size: Size])[] = [
  ['', [10, 8]],
  ['px', [10, 8]],
  ['PX', [10, 8]],
  ['pt', [13, 11]],
  ['pc', [160, 128]],
  ['mm', [38, 30]],
  ['cm', [378, 302]],
  ['in', [960, 768]],
  ['Q', [9, 8]],
  ['em', [160, 128]],
  ['rem', [160, 128]],
  ['ex', [90, 72]],
  ['vw', null],
  ['dvh', null],
  ['cqw', null],
];

const pair = (width: string, height: string): string => `width="${width}" height="${height}"`;
const half: Size = [300, 30];

/** Widths beside a height of 30. */
const widths: readonly (readonly [width: string, size: Size])[] = [
  [' 40 ', full],
  ['\t40\n', full],
  ['+40', full],
  ['.4e2', full],
  ['4e1', full],
  ['4E+1', full],
  ['400e-1', full],
  ['4e1px', full],
  ['40.4', full],
  ['40.5', [41, 30]],
  ['.5', [1, 30]],
  ['0.4', null],
  ['0', null],
  ['-40', null],
  ['1e9', [33_554_428, 30]],
  ['&#52;0', full],
  ['&#x34;&#48;', full],
  ['&#9;40&#32;', full],
  ['/* wide */40', full],
  ['40.', half],
  ['40 px', half],
  ['40,', half],
  ['40 30', half],
  ['40!important', half],
  ['0x28', half],
  ['1_000', half],
  ['４０', half],
  ['4e', half],
  ['', half],
  ['abc', half],
  ['auto', half],
  ['40%', half],
  ['&#160;40', half],
  ['&lt;40', half],
  ['10deg', half],
  ['10constructor', half],
  ['&#0;40', null],
  ['&nbsp;40', null],
];

const wide: Size = [100, 67];
const boxless: Size = [100, 150];

/** View boxes beside a width of 100, which say how high that is. */
const viewBoxes: readonly (readonly [viewBox: string, size: Size])[] = [
  ['0 0 30 20', wide],
  ['0,0,30,20', wide],
  ['0, 0 ,30 , 20', wide],
  ['  0\t0\n30\r20  ', wide],
  ['0 0 3e1 +20', wide],
  ['-5-5 300e-1 .2e2', wide],
  ['0 0 30.5.5', [100, 2]],
  ['0,,0,30,20', boxless],
  ['0 0 30 20,', boxless],
  ['0 0 30', boxless],
  ['0 0 30 20 5', boxless],
  ['0 0 30px 20px', boxless],
  ['0 0 30. 20', boxless],
  ['0 0 -30 20', boxless],
  ['0 0 0 20', boxless],
  ['0;0;30;20', boxless],
  ['1234', boxless],
  ['0 0 1e50 20', boxless],
  ['none', boxless],
  ['', boxless],
];

const roots: readonly Row[] = [
  ['', null, usual],
  ['width="40%" height="100%"', null, usual],
  ['Width="40" HEIGHT="30"', null, usual],
  ['style="width:40px;height:30px"', null, usual],
  ['width="40"', [40, 150]],
  ['height="30"', [300, 30]],
  ['viewBox="0 0 40 30"', full, [200, 150]],
  ['width="100%" height="100%" viewBox="0 0 40 30"', full, [200, 150]],
  ['viewBox="0 0 3000 20"', [3_000, 20], [300, 2]],
  ['width="100%" height="30" viewBox="0 0 40 30"', full],
  ['width="40%" height="30" viewBox="0 0 8 5"', [48, 30]],
  ['height="100" viewBox="0 0 30 20"', [150, 100]],
  ['width="1" viewBox="0 0 3000 1"', null],
  ['width="100" viewbox="0 0 30 20"', boxless],
  ['width="100" viewBox="0 0 30 20" preserveAspectRatio="none"', null, usual],
  ['width="100" viewBox="0 0 30 20" preserveAspectRatio="xMidYMid slice"', wide],
  [`${pair('10', '10')} style="width:40px !important"`, [10, 10]],
  ['font-size="20" width="2em" height="1rem"', [40, 20]],
  ['style="fill:red; font-size: 20px" width="2em" height="1em"', [40, 20]],
  ['font-size="200%" width="2em" height="1em"', [64, 32]],
  ['font-size="large" width="2em" height="1em"', [36, 18]],
  ['font-size="-5" width="2em" height="1em"', [32, 16]],
  ['width = "40" height\n=\n"30"', full],
  ["width='40' height='30'", full],
  ['stroke-width="9" data-width="8" width="40" height="30"', full],
  [`x:width="9" xmlns:x="y" ${pair('40', '30')}`, full],
  [`title="a > b &amp; 'c' width=&quot;9&quot;" ${pair('40', '30')}`, full],
  [`xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve" ${pair('40', '30')}`, full],
  [`title="a < b" ${pair('40', '30')}`, null],
  [`title="a & b" ${pair('40', '30')}`, null],
  [`xlink:href="#a" ${pair('40', '30')}`, null],
  ['width="40" width="50" height="30"', null],
  ['width="40"height="30"', null],
  ['width=40 height=30', null],
  [`data-diagram="${'y'.repeat(100_000)}" ${pair('40', '30')}`, full],
  [`${pair('40', '30')} content="${'&lt;'.repeat(100_000)}"`, full],
];

/** SVGs of every unit, number, list, name, prolog and encoding. */
export function svgs(): Specimen[] {
  const make = specimens('image/svg+xml');
  const root = ([attributes, size, shown]: Row): Specimen => {
    const name = `<svg ${attributes.length > 90 ? `${attributes.slice(0, 90)}…` : attributes}>`;
    return make(name, join(Buffer.from(`<svg ${ns} ${attributes}></svg>`)), size, shown ? { shown } : {});
  };
  return [
    ...units.map(([unit, size]) => root([pair(`10${unit}`, `8${unit}`), size])),
    ...widths.map(([width, size]) => root([pair(width, '30'), size])),
    ...viewBoxes.map(([viewBox, size]) => root([`width="100" viewBox="${viewBox}"`, size])),
    ...roots.map(root),
    ...svgTexts().map(([name, bytes, size]) => make(name, bytes, size)),
  ];
}
