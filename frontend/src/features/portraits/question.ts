import type { Question, Slot, Step } from './types';

/** A card is a table with a box to tick on every line: more of them at once and the browser is slow, not the server. */
export const PAGE_TAGS = 24;

/** The question as it stands in the address, so that it can be sent to a colleague. */
export function toQuestion(code: string, beside: string, together: boolean, steps: string): Question {
  return { segments: [code, ...beside.split(',').filter(Boolean)], together, steps: readSteps(steps) };
}

/** What somebody has edited in the address by hand counts as no step; the server checks the rest. */
export function readSteps(text: string): Step[] {
  if (!text) return [];
  try {
    const steps: unknown = JSON.parse(text);
    return Array.isArray(steps) ? steps.filter(isStep) : [];
  } catch {
    return [];
  }
}

function isStep(step: unknown): step is Step {
  const { tag, slots } = (step ?? {}) as { tag?: unknown; slots?: unknown };
  return typeof tag === 'string' && Array.isArray(slots) && slots.length > 0;
}

export function slotKey(slot: Slot): string {
  return [slot.kind, slot.value ?? '', slot.from ?? '', slot.to ?? ''].join('|');
}
