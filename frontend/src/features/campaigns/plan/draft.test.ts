import { describe, expect, it } from 'vitest';
import { fromTrigger, toDraft, toTrigger } from './draft';

const plan = { name: ' May ', goal: 'g', journey: 'two-wave-followup', controlPercent: 10, windowDays: 14 };

describe('a plan', () => {
  it('should aim at a segment without a trigger', () => {
    expect(toDraft({ ...plan, aim: 'segment', segment: 's1', trigger: { eventType: 'x' } })).toEqual({
      name: 'May',
      goal: 'g',
      journey: 'two-wave-followup',
      segment: 's1',
      controlShare: 0.1,
      windowDays: 14,
    });
  });
  it('should aim at an event, of the customers of a segment where one is chosen', () => {
    const draft = toDraft({
      ...plan,
      aim: 'trigger',
      segment: 's1',
      trigger: { eventType: ' salary ', condition: ' ' },
    });
    expect(draft).toMatchObject({ segment: 's1', trigger: { eventType: 'salary' } });
    expect(draft.trigger).not.toHaveProperty('condition');
  });
  it('should give shares without binary dust', () => {
    expect(toDraft({ ...plan, aim: 'segment', controlPercent: 14.7 }).controlShare).toBe(0.147);
    expect(toDraft({ ...plan, aim: 'segment', controlPercent: 57 }).controlShare).toBe(0.57);
  });
  it('should leave out content that was not chosen', () => {
    expect(toDraft({ ...plan, aim: 'segment', content: { a: 'mail', b: undefined } }).content).toEqual({
      a: 'mail',
    });
  });
});

describe('trigger of a draft', () => {
  it('should say nothing that is a default already', () => {
    expect(toTrigger({ eventType: ' salary ', condition: ' ', often: 'ONCE', audience: 'LIMIT' })).toEqual({
      eventType: 'salary',
    });
  });

  it('should come back as it was typed', () => {
    const typed = {
      eventType: 'salary',
      condition: 'event.amount > 5',
      often: 'AFTER_GAP' as const,
      gapHours: 1.5,
      leavingType: 'bought',
      leavingCondition: '',
      audience: 'FIRST' as const,
      from: '2026-11-01T00:00:00Z',
      until: null,
      scores: ['churn'],
    };
    const sent = toTrigger(typed);
    expect(sent.reentry).toEqual({ often: 'AFTER_GAP', gap: 'PT90M' });
    expect(sent.leaving).toEqual({ eventType: 'bought' });
    expect(fromTrigger(sent)).toEqual(typed);
    expect(fromTrigger({ ...sent, reentry: { often: 'AFTER_GAP', gap: 'P1DT12H' } }).gapHours).toBe(36);
  });
});
