/** A rectangle of a picture in pixels; right and bottom are exclusive. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels: rectangles this close to each other are one area. */
const cell = 16;

/** More cells than a row of any picture has. */
const rowOfCells = 65_536;

const around = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => down * rowOfCells + right));

function union(one: Area | undefined, other: Area): Area {
  if (!one) return other;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

const sizeOf = ({ left, top, right, bottom }: Area): number => (right - left) * (bottom - top);

/** Collects rectangles into connected areas. */
export function collectAreas() {
  const cells = new Map<number, Area>();

  /** Removes a cell and all connected cells; returns the area around them. */
  function takeJoined(first: number, area: Area): Area {
    let whole = area;
    const open = [first];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const found = cells.get(key);
      if (!cells.delete(key) || !found) continue;
      whole = union(whole, found);
      for (const step of around) open.push(key + step);
    }
    return whole;
  }

  return {
    add(area: Area): void {
      const key = Math.floor(area.top / cell) * rowOfCells + Math.floor(area.left / cell);
      cells.set(key, union(cells.get(key), area));
    },
    /** Returns all areas, the largest first, and empties the collection. */
    take(): Area[] {
      const areas: Area[] = [];
      for (const [key, area] of cells) areas.push(takeJoined(key, area));
      return areas.toSorted((one, other) => sizeOf(other) - sizeOf(one));
    },
  };
}
