import dayjs, { type Dayjs } from 'dayjs';
import type { Campaign, CampaignDraft } from '@shared/api/types';
import { fromTrigger, toDraft, type PlanValues } from './draft';

export type Inputs = Omit<PlanValues, 'aim'> & { from?: Dayjs | null; until?: Dayjs | null };

/** The edge of a calendar day in the bank's zone, whatever zone the browser is in. */
const dayOf = (day: Dayjs, edge: 'start' | 'end') =>
  new Date(`${day.format('YYYY-MM-DD')}T${edge === 'start' ? '00:00:00' : '23:59:59'}+08:00`).toISOString();

/** The calendar day of the bank in which a moment lies. */
const bankDay = (at: string) =>
  dayjs(new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10));

export function fromCampaign(campaign: Campaign): Partial<Inputs> {
  return {
    name: campaign.name,
    goal: campaign.goal,
    offer: campaign.offer,
    ...(campaign.segment ? { segment: campaign.segment } : {}),
    ...(campaign.trigger ? { trigger: fromTrigger(campaign.trigger) } : {}),
    journey: campaign.journey,
    content: campaign.content,
    campaignType: campaign.campaignType,
    elements: campaign.elements.filter((part) => part.named).map((part) => part.key),
    controlPercent: Math.round(campaign.controlShare * 10_000) / 100,
    windowDays: campaign.windowDays,
    budget: campaign.budget,
    from: campaign.startAt ? bankDay(campaign.startAt) : null,
    until: campaign.endAt ? bankDay(campaign.endAt) : null,
  };
}

/** What the form holds, as the server takes it. */
export function toBody({ from, until, ...values }: Inputs, triggered: boolean): CampaignDraft {
  return toDraft({
    ...values,
    aim: triggered ? 'trigger' : 'segment',
    ...(from ? { startAt: dayOf(from, 'start') } : {}),
    ...(until ? { endAt: dayOf(until, 'end') } : {}),
  });
}
