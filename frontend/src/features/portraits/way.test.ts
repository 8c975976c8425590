import { describe, expect, it } from 'vitest';
import { FIRST_STEPS, percentOf, readWay } from './way';

describe('the way of a funnel in the address', () => {
  it('should read steps and window', () => {
    const way = {
      sequence: [{ event: { kind: 'a' } }, { event: { codes: ['E1'] }, days: 3 }],
      within: { days: 30 },
    };
    expect(readWay(JSON.stringify(way))).toEqual(way);
  });

  it.each(['', '{', 'null', '7', '{"sequence":7}', '{"sequence":[null,[],{"event":3},{"event":null}]}'])(
    'should begin anew with %j',
    (text) => {
      expect(readWay(text)).toEqual({ sequence: FIRST_STEPS });
    },
  );

  it('should leave a window out that is none', () => {
    expect(readWay('{"sequence":[{"event":{"kind":"a"}}],"within":"x"}')).toEqual({
      sequence: [{ event: { kind: 'a' } }],
    });
  });

  it('should show no share of what is not shown', () => {
    expect(percentOf(null, 100)).toBeNull();
    expect(percentOf(10, null)).toBeNull();
    expect(percentOf(0, 0)).toBeNull();
    expect(percentOf(30, 20)).toBe(100);
    expect(percentOf(5, 20)).toBe(25);
  });
});
