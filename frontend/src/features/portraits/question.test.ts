import { describe, expect, it } from 'vitest';
import { readSteps, slotKey, toQuestion } from './question';

describe('the question in the address', () => {
  it('should read segments and steps', () => {
    const steps = [{ tag: 'city', slots: [{ kind: 'VALUE', value: '上海' }] }];
    expect(toQuestion('A', 'B,C', true, JSON.stringify(steps))).toEqual({
      segments: ['A', 'B', 'C'],
      together: true,
      steps,
    });
  });

  it('should take nonsense for no step', () => {
    expect(readSteps('{')).toEqual([]);
    expect(readSteps('{"tag":1}')).toEqual([]);
    expect(readSteps('[null,{"tag":"a","slots":[]}]')).toEqual([]);
  });

  it('should tell an open range from a value', () => {
    expect(slotKey({ kind: 'RANGE', from: '1', to: null })).not.toBe(slotKey({ kind: 'VALUE', value: '1' }));
  });
});
