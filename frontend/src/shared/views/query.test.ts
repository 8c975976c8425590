import { describe, expect, it } from 'vitest';
import { filtersOf } from './query';

describe('what a view keeps of an address', () => {
  it('should be the same whatever the order, without the page', () => {
    expect(filtersOf(new URLSearchParams('state=LIVE&q=理财&page=3'))).toBe(
      filtersOf(new URLSearchParams('q=理财&page=1&state=LIVE&owner=')),
    );
  });
  it('should come back as it was', () => {
    const kept = filtersOf(new URLSearchParams([['q', 'a&b=c #1%']]));
    expect(new URLSearchParams(kept).get('q')).toBe('a&b=c #1%');
    expect(kept).toMatch(/^[A-Za-z0-9%+&=._~*!'(),:;$@-]*$/);
  });
});
