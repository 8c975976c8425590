import type { EventStep, EventWindow } from '@shared/events/types';

/** The steps of a funnel, as they stand in the address. */
export interface Way {
  sequence: EventStep[];
  within?: EventWindow;
}

export const FIRST_STEPS: EventStep[] = [{ event: {} }, { event: {}, days: 7 }];

/** What somebody has edited in the address by hand counts as no step; the server checks the rest. */
export function readWay(text: string): Way {
  if (!text) return { sequence: FIRST_STEPS };
  try {
    const way = (JSON.parse(text) ?? {}) as Partial<Way>;
    if (!Array.isArray(way.sequence)) return { sequence: FIRST_STEPS };
    const steps = way.sequence.filter(isStep);
    return {
      sequence: steps.length > 0 ? steps : FIRST_STEPS,
      ...(isWindow(way.within) ? { within: way.within } : {}),
    };
  } catch {
    return { sequence: FIRST_STEPS };
  }
}

function isStep(step: unknown): step is EventStep {
  const { event } = (step ?? {}) as { event?: unknown };
  return typeof event === 'object' && event !== null && !Array.isArray(event);
}

function isWindow(window: unknown): window is EventWindow {
  const { days, from, to } = (window ?? {}) as { days?: unknown; from?: unknown; to?: unknown };
  return typeof days === 'number' || (typeof from === 'string' && typeof to === 'string');
}

/** A count as a share of a whole, in percent; null where one of them is not shown. */
export function percentOf(count: number | null | undefined, whole: number | null | undefined) {
  if (count === null || count === undefined || !whole) return null;
  return Math.min(100, (100 * count) / whole);
}
