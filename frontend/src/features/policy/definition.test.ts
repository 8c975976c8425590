import { describe, expect, it } from 'vitest';
import { nodeAt } from './definition';

describe('nodeAt', () => {
  const definition = { all: [{ field: 'a' }, { any: [{ field: 'b' }] }] };
  it('follows keys and positions', () => {
    expect(nodeAt(definition, '')).toBe(definition);
    expect(nodeAt(definition, '/all/1/any/0')).toEqual({ field: 'b' });
  });
  it('says nothing where nothing stands', () => {
    expect(nodeAt(definition, '/all/7/any')).toBeUndefined();
    expect(nodeAt(null, '/all')).toBeUndefined();
  });
});
