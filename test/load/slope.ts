/** The slope of the straight line nearest to the points, by least squares. NaN for fewer than two. */
export function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const product = points.reduce((sum, { x, y }) => sum + (x - middleX) * (y - middleY), 0);
  return product / points.reduce((sum, { x }) => sum + (x - middleX) ** 2, 0);
}
