/** Of the screen, from the upper left corner of the canvas. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface Size {
  width: number;
  height: number;
}
export interface Place {
  x: number;
  y: number;
  /** One behind the other in a long line, or below each other in a block. */
  shape: 'line' | 'block';
}

/** A shape is often lower than the one behind it; further away nobody would know whose they are. */
const AWAY = [0, 8, 16, 24];
/** What cannot be seen is worse than what covers something. */
const OUTSIDE = 4;

/**
 * Where the buttons of a shape cover as little as possible of the others. Right of it, as long as nothing stands
 * there; else in a line above or below.
 */
export function padPlace(
  target: Box,
  others: readonly Box[],
  canvas: Size,
  sizes: { line: Size; block: Size },
  margin: number,
): Place {
  const { line } = sizes;
  const within = (x: number) => Math.max(0, Math.min(x, canvas.width - line.width));
  const columns = [within(target.x), within(target.x + target.width - line.width)];
  const places: Place[] = [{ x: target.x + target.width + margin, y: target.y, shape: 'block' }];
  // The nearest first: of two that cover the same, that one is taken.
  for (const away of AWAY)
    for (const x of columns)
      for (const y of [target.y - margin - away - line.height, target.y + target.height + margin + away])
        places.push({ x, y, shape: 'line' });
  const taken = [target, ...others];
  const costs = places.map((place) => {
    const box = { ...place, ...sizes[place.shape] };
    const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
    const seen = overlap(box, { x: 0, y: 0, ...canvas });
    // Whole pixels: places that cover nothing must not differ by what fractions lose.
    return Math.round(covered + OUTSIDE * (box.width * box.height - seen));
  });
  const best = places[costs.indexOf(Math.min(...costs))];
  return best ?? { x: target.x, y: target.y, shape: 'block' };
}

/** How much of the one lies under the other. */
export function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}
