import { expect, test } from 'vitest';
import { overlap, padPlace, type Box } from './padPlace';

const CANVAS = { width: 900, height: 500 };
const SIZES = { line: { width: 234, height: 52 }, block: { width: 112, height: 130 } };
const SHAPE = { width: 100, height: 80 };
const at = (x: number, y: number): Box => ({ x, y, ...SHAPE });
const place = (target: Box, ...others: Box[]) => padPlace(target, others, CANVAS, SIZES, 8);

test('stands right of a shape with nothing behind it', () => {
  expect(place(at(200, 200))).toEqual({ x: 308, y: 200, shape: 'block' });
  expect(place(at(200, 200), at(40, 200), at(500, 200))).toMatchObject({ shape: 'block' });
});

test('stands above where the next shape is near, and covers nothing', () => {
  const next = at(360, 200);
  const found = place(at(200, 200), next);
  expect(found).toEqual({ x: 200, y: 140, shape: 'line' });
  expect(overlap({ ...found, ...SIZES.line }, next)).toBe(0);
});

test('keeps so far away that it covers no taller shape behind a split', () => {
  const split = { x: 200, y: 215, width: 50, height: 50 };
  const next = at(280, 200);
  const found = place(split, next, at(60, 200));
  expect(found).toEqual({ x: 200, y: 147, shape: 'line' });
  expect(overlap({ ...found, ...SIZES.line }, next)).toBe(0);
});

test('takes the first of the places that cover nothing, whatever fractions the zoom makes', () => {
  const zoomed = (box: Box) => ({
    x: box.x * 0.474 + 0.1,
    y: box.y * 0.474 + 0.7,
    width: box.width * 0.474,
    height: box.height * 0.474,
  });
  const [target, next] = [zoomed(at(800, 700)), zoomed(at(960, 700))];
  expect(place(target, next).x).toBe(target.x);
});

test('stands below where another way goes above', () => {
  expect(place(at(200, 200), at(360, 200), at(300, 110))).toEqual({ x: 200, y: 288, shape: 'line' });
});

test('goes to the left where something stands above and below at the right', () => {
  expect(place(at(200, 200), at(360, 200), at(320, 110), at(320, 300))).toEqual({
    x: 66,
    y: 140,
    shape: 'line',
  });
});

test('stays on the canvas', () => {
  // Neither above it nor right of it is any room.
  const corner = place(at(790, 10));
  expect(corner).toEqual({ x: 666, y: 98, shape: 'line' });
  const phone = padPlace(at(300, 150), [], { width: 358, height: 380 }, SIZES, 8);
  expect(phone).toEqual({ x: 124, y: 90, shape: 'line' });
});

test('covers what it covers least where everything is full', () => {
  const found = place(at(200, 200), at(320, 200), at(200, 100), at(200, 296), at(80, 100), at(80, 330));
  expect(found).toMatchObject({ shape: 'line' });
});
