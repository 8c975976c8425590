import { describe, expect, it } from 'vitest';
import type { Live } from '@shared/api/types';
import { paceOf } from './pace';

describe('rates on the diagram', () => {
  it('should be of messages where messages are sent, and of people elsewhere', () => {
    const live = {
      places: [
        { origin: 'Mail', sentLately: 50, refused: 0, inDoubt: 0 },
        { origin: 'Idle', sentLately: 0, refused: 0, inDoubt: 0 },
      ],
      paces: [
        { elementId: 'Mail', left: 1_000_000 },
        { elementId: 'Idle', left: 7 },
        { elementId: 'Wait', left: 2 },
      ],
    } as unknown as Live;
    expect(paceOf(live)).toEqual([
      { elementId: 'Mail', perMinute: 10 },
      { elementId: 'Wait', perMinute: 0.4 },
    ]);
  });
});
