import type { CampaignDraft } from '@shared/api/types';

export interface PlanValues {
  name: string;
  goal: string;
  offer?: string;
  aim: 'segment' | 'trigger';
  segment?: string;
  trigger?: { eventType: string; condition?: string };
  journey: string;
  content?: Record<string, string | undefined>;
  elements?: string[];
  controlPercent: number;
  windowDays: number;
  budget?: number | null;
  startAt?: string;
  endAt?: string;
}

/** What the form says in the contract's words; left-out inputs are left out, so that the server's defaults hold. */
export function toDraft(values: PlanValues): CampaignDraft {
  const condition = values.trigger?.condition?.trim();
  const content = Object.fromEntries(
    Object.entries(values.content ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return {
    name: values.name.trim(),
    goal: values.goal.trim(),
    journey: values.journey,
    segment: values.segment || null,
    ...(values.offer?.trim() ? { offer: values.offer.trim() } : {}),
    ...(values.aim === 'trigger' && values.trigger
      ? { trigger: { eventType: values.trigger.eventType.trim(), ...(condition ? { condition } : {}) } }
      : {}),
    ...(Object.keys(content).length > 0 ? { content } : {}),
    ...(values.elements && values.elements.length > 0 ? { elements: values.elements } : {}),
    // Percent with decimals times 0.01 leaves binary dust that would enter the signed manifest.
    controlShare: Math.round(values.controlPercent * 100) / 10_000,
    windowDays: values.windowDays,
    ...(values.budget ? { budget: values.budget } : {}),
    ...(values.startAt ? { startAt: values.startAt } : {}),
    ...(values.endAt ? { endAt: values.endAt } : {}),
  };
}
