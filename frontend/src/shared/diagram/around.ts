export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Below this nobody reads the names of the shapes. */
export const READABLE = 0.75;

/** Room that names at the edge of a drawing need. */
const EDGE = 40;

/** The part of a drawing to look at: an element in the middle, and no more empty canvas than at the edges. */
export function viewAround(element: Box, drawing: Box, seen: { width: number; height: number }): Box {
  const width = seen.width / READABLE;
  const height = seen.height / READABLE;
  return {
    x: within(element.x + element.width / 2, width, drawing.x, drawing.width),
    y: within(element.y + element.height / 2, height, drawing.y, drawing.height),
    width,
    height,
  };
}

/** Where a view of that length begins; what is shorter than the view stands in its middle. */
function within(middle: number, length: number, begin: number, whole: number): number {
  if (whole + 2 * EDGE <= length) return begin + whole / 2 - length / 2;
  const first = begin - EDGE;
  const last = begin + whole + EDGE - length;
  return Math.min(last, Math.max(first, middle - length / 2));
}
