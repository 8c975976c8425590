import { describe, expect, it } from 'vitest';
import { destination } from './LoginForm';

describe('where the log-in leads', () => {
  it('should go where the person was going', () => {
    expect(destination('/campaigns/A1?state=LIVE')).toBe('/campaigns/A1?state=LIVE');
  });
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', null])(
    'should not leave for %s',
    (next) => {
      expect(destination(next)).toBe('/');
    },
  );
});
