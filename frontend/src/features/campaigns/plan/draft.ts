import type { CampaignDraft, ReentryRule, TriggerPlan } from '@shared/api/types';

export interface PlanValues {
  name: string;
  goal: string;
  offer?: string;
  aim: 'segment' | 'trigger';
  segment?: string;
  trigger?: TriggerValues;
  journey: string;
  content?: Record<string, string | undefined>;
  elements?: string[];
  campaignType?: string | null;
  controlPercent: number;
  windowDays: number;
  budget?: number | null;
  startAt?: string;
  endAt?: string;
}

/** The trigger as the form has it; hours are easier to type than ISO durations. */
export interface TriggerValues {
  eventType?: string;
  condition?: string;
  often?: ReentryRule;
  gapHours?: number | null;
  leavingType?: string;
  leavingCondition?: string;
  audience?: 'LIMIT' | 'FIRST';
  from?: string | null;
  until?: string | null;
  scores?: string[];
}

/** Nothing that says what the server's defaults say already: the trigger is signed as it is sent. */
export function toTrigger(values: TriggerValues): TriggerPlan {
  const condition = values.condition?.trim();
  const leavingType = values.leavingType?.trim();
  const leavingCondition = values.leavingCondition?.trim();
  return {
    eventType: values.eventType?.trim() ?? '',
    ...(condition ? { condition } : {}),
    ...(values.often && values.often !== 'ONCE'
      ? {
          reentry: {
            often: values.often,
            ...(values.often === 'AFTER_GAP' ? { gap: `PT${Math.round((values.gapHours ?? 0) * 60)}M` } : {}),
          },
        }
      : {}),
    ...(leavingType
      ? { leaving: { eventType: leavingType, ...(leavingCondition ? { condition: leavingCondition } : {}) } }
      : {}),
    ...(values.audience === 'FIRST' ? { audience: 'FIRST' as const } : {}),
    ...(values.from ? { from: values.from } : {}),
    ...(values.until ? { until: values.until } : {}),
    ...(values.scores && values.scores.length > 0 ? { scores: values.scores } : {}),
  };
}

export function fromTrigger(trigger: TriggerPlan): TriggerValues {
  return {
    eventType: trigger.eventType,
    condition: trigger.condition ?? '',
    often: trigger.reentry?.often ?? 'ONCE',
    gapHours: trigger.reentry?.gap ? hours(trigger.reentry.gap) : null,
    leavingType: trigger.leaving?.eventType ?? '',
    leavingCondition: trigger.leaving?.condition ?? '',
    audience: trigger.audience ?? 'LIMIT',
    from: trigger.from ?? null,
    until: trigger.until ?? null,
    scores: trigger.scores ?? [],
  };
}

/** Of an ISO duration in days, hours, minutes and seconds. */
function hours(gap: string): number | null {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(gap);
  if (!parts) return null;
  const [, days, whole, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  return (days ?? 0) * 24 + (whole ?? 0) + (minutes ?? 0) / 60 + (seconds ?? 0) / 3600;
}

/** What the form says in the contract's words; left-out inputs are left out, so that the server's defaults hold. */
export function toDraft(values: PlanValues): CampaignDraft {
  const content = Object.fromEntries(
    Object.entries(values.content ?? {}).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return {
    name: values.name.trim(),
    goal: values.goal.trim(),
    journey: values.journey,
    segment: values.segment || null,
    ...(values.offer?.trim() ? { offer: values.offer.trim() } : {}),
    ...(values.aim === 'trigger' && values.trigger ? { trigger: toTrigger(values.trigger) } : {}),
    ...(Object.keys(content).length > 0 ? { content } : {}),
    ...(values.elements && values.elements.length > 0 ? { elements: values.elements } : {}),
    ...(values.campaignType ? { campaignType: values.campaignType } : {}),
    // Percent with decimals times 0.01 leaves binary dust that would enter the signed manifest.
    controlShare: Math.round(values.controlPercent * 100) / 10_000,
    windowDays: values.windowDays,
    ...(values.budget ? { budget: values.budget } : {}),
    ...(values.startAt ? { startAt: values.startAt } : {}),
    ...(values.endAt ? { endAt: values.endAt } : {}),
  };
}
