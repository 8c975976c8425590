import { describe, expect, it } from 'vitest';
import type { Lineage } from './types';
import { draw, sides } from './layout';

const node = (id: string) => ({ id, kind: id.split(':')[0] ?? '', code: id, name: id, nameEn: id });
const graph = (...edges: [string, string][]): Lineage => ({
  nodes: [...new Set(edges.flat())].map(node),
  edges: edges.map(([from, to]) => ({ from, to })),
});

describe('lineage', () => {
  const whole = graph(
    ['COLUMN:a', 'TAG:t'],
    ['TAG:t', 'SEGMENT:s'],
    ['TAG:t', 'CAMPAIGN:c'],
    ['SEGMENT:s', 'CAMPAIGN:c'],
  );

  it('should put each box right of all that lead to it', () => {
    const layers = new Map(draw(whole).placed.map(({ node: { id }, layer }) => [id, layer]));
    expect(Object.fromEntries(layers)).toEqual({
      'COLUMN:a': 0,
      'TAG:t': 1,
      'SEGMENT:s': 2,
      'CAMPAIGN:c': 3,
    });
  });

  it('should tell what it comes from and what depends on it, however far', () => {
    const { before, after } = sides(whole, 'TAG:t');
    expect(before.map(({ id }) => id)).toEqual(['COLUMN:a']);
    expect(after.map(({ id }) => id)).toEqual(['SEGMENT:s', 'CAMPAIGN:c']);
  });

  it('should draw few boxes and say how many are left', () => {
    const many = graph(...Array.from({ length: 30 }, (_, i): [string, string] => ['TAG:t', `SEGMENT:${i}`]));
    expect(draw(many).rows).toBe(8);
    expect(draw(many).left).toBe(22);
  });

  it('should end on a circle', () => {
    const drawn = draw(graph(['TAG:a', 'TAG:b'], ['TAG:b', 'TAG:a']));
    expect(drawn.placed).toHaveLength(2);
  });
});
