import { describe, expect, it } from 'vitest';
import { nodeAt } from './definition';

describe('nodeAt', () => {
  const definition = { all: [{ field: 'a' }, { any: [{ field: 'b' }] }] };
  it('follows keys and positions', () => {
    expect(nodeAt(definition, '')).toBe(definition);
    expect(nodeAt(definition, '/all/1/any/0')).toEqual({ field: 'b' });
  });
  it('reads escaped signs, each once', () => {
    expect(nodeAt({ 'a/b': { 'c~1d': 1 } }, '/a~1b/c~01d')).toBe(1);
  });
  it('says nothing where nothing stands', () => {
    expect(nodeAt(definition, '/all/7/any')).toBeUndefined();
    expect(nodeAt(null, '/all')).toBeUndefined();
  });
});
