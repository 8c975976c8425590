import { describe, expect, it } from 'vitest';
import { READABLE, viewAround } from './around';

const PHONE = { width: 360, height: 300 };
const drawing = { x: 100, y: 50, width: 2_000, height: 200 };
const at = (x: number) => ({ x, y: 100, width: 100, height: 80 });

describe('the part of a drawing that a phone shows', () => {
  it('should have the element in its middle', () => {
    const view = viewAround(at(1_000), drawing, PHONE);
    expect(view.width).toBe(360 / READABLE);
    expect(view.x + view.width / 2).toBe(1_050);
  });

  it.each([100, 140, 2_000])('should hold all of an element at %i without empty canvas beside it', (x) => {
    const view = viewAround(at(x), drawing, PHONE);
    expect(view.x).toBeLessThanOrEqual(x);
    expect(view.x + view.width).toBeGreaterThanOrEqual(x + 100);
    expect(view.x).toBeGreaterThanOrEqual(drawing.x - 40);
    expect(view.x + view.width).toBeLessThanOrEqual(drawing.x + drawing.width + 40);
  });

  it('should have what is lower than the view in the middle of its height', () => {
    const view = viewAround(at(1_000), drawing, PHONE);
    expect(view.y + view.height / 2).toBe(150);
  });
});
