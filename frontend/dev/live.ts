import type { Campaign, Funnel, Live, Report } from '../src/shared/api/types';

/** Counts that move: a campaign touches about six hundred people a second after its launch and waits after the first wave. */
export function liveOf(c: Campaign): { live: Live; summary: Partial<Campaign> } {
  const fresh = c.launchedAt !== null && Date.now() - new Date(c.launchedAt).getTime() < 600_000;
  const seconds = c.launchedAt && fresh ? (Date.now() - new Date(c.launchedAt).getTime()) / 1000 : 0;
  const eligible = c.audience - c.control;
  const reachable = Math.round(eligible * 0.857);
  const touched = fresh ? Math.min(reachable, Math.round(seconds * 600)) : c.touched;
  const responded = fresh ? Math.round(touched * 0.05) : c.responded;
  const running = c.state === 'LIVE' || c.state === 'PAUSED';
  const waiting = running ? touched - responded : 0;
  const finished = c.state === 'FINISHED';
  const second = finished ? Math.round((touched - responded) * 0.8) : 0;
  const twoWave = c.journey === 'two-wave-followup';
  const elements = twoWave
    ? [
        { elementId: 'Start', entered: c.audience, waiting: 0, left: c.audience },
        { elementId: 'Task_Target', entered: eligible, waiting: 0, left: eligible },
        {
          elementId: 'Task_Email',
          entered: eligible,
          waiting: eligible - Math.round(touched / 0.857),
          left: touched,
        },
        { elementId: 'Wait_Response', entered: touched, waiting, left: touched - waiting },
        { elementId: 'Gateway_Responded', entered: touched - waiting, waiting: 0, left: touched - waiting },
        { elementId: 'Task_Sms', entered: second, waiting: 0, left: second },
        { elementId: 'End_Touched', entered: second, waiting: 0, left: second },
        { elementId: 'End_Responded', entered: responded, waiting: 0, left: responded },
      ]
    : [
        { elementId: 'Start_Salary', entered: c.audience, waiting: 0, left: c.audience },
        { elementId: 'Task_Channel', entered: eligible, waiting: 0, left: eligible },
        { elementId: 'Task_Push', entered: touched, waiting: 0, left: touched },
        { elementId: 'End', entered: touched, waiting: 0, left: touched },
      ];
  const flows = twoWave
    ? [
        { flowId: 'Flow_1', count: c.audience },
        { flowId: 'Flow_2', count: eligible },
        { flowId: 'Flow_3', count: touched },
        { flowId: 'Flow_4', count: touched - waiting },
        { flowId: 'Flow_5', count: second },
        { flowId: 'Flow_6', count: second },
        { flowId: 'Flow_7', count: responded },
      ]
    : [
        { flowId: 'F1', count: c.audience },
        { flowId: 'F2', count: eligible },
        { flowId: 'F3', count: touched },
      ];
  const launched = c.launchedAt ?? new Date().toISOString();
  return {
    live: {
      elements: elements.map((e) => ({ ...e, waiting: Math.max(0, e.waiting) })),
      flows,
      steps:
        running && twoWave
          ? [
              {
                elementId: 'Task_Email',
                done: touched,
                total: reachable,
                startedAt: fresh ? launched : new Date(Date.now() - 60_000).toISOString(),
              },
            ]
          : [],
      touch: {
        planned: reachable,
        sent: touched,
        accepted: Math.round(touched * 0.998),
        refusedByPeer: Math.round(touched * 0.0015),
        inDoubt: c.state === 'LIVE' ? 3 : 0,
      },
      asOf: new Date().toISOString(),
    },
    summary: { touched, responded },
  };
}

export function funnelOf(c: Campaign): Funnel {
  const { summary } = liveOf(c);
  const touched = summary.touched ?? 0;
  const eligible = c.audience - c.control;
  const rest = Math.round(eligible * 0.143);
  const refused = {
    NO_CONSENT: Math.round(rest * 0.55),
    UNREACHABLE: Math.round(rest * 0.3),
    FREQUENCY_CAP: rest - Math.round(rest * 0.55) - Math.round(rest * 0.3),
  };
  return {
    audience: c.audience,
    control: c.control,
    eligible,
    touched,
    refused,
    steps: [
      {
        elementId: 'Task_Email',
        name: '发送邮件',
        channel: 'EMAIL',
        planned: touched,
        accepted: Math.round(touched * 0.998),
        refused,
      },
      { elementId: 'Task_Sms', name: '发送短信', channel: 'SMS', planned: 0, accepted: 0, refused: {} },
    ],
  };
}

export function reportOf(c: Campaign): Report {
  const n = c.audience - c.control;
  const up = { n, converted: Math.round(n * 0.0864), rate: 0.0864 };
  const down = { n: c.control, converted: Math.round(c.control * 0.0612), rate: 0.0612 };
  const days = 14;
  const weight = (i: number) => Math.exp(-i / 4);
  const sum = Array.from({ length: days }, (_, i) => weight(i)).reduce((a, b) => a + b, 0);
  const spread =
    1.96 * Math.sqrt((0.0864 * 0.9136) / Math.max(1, n) + (0.0612 * 0.9388) / Math.max(1, c.control));
  return {
    audience: c.audience,
    control: down,
    treated: up,
    touched: liveOf(c).summary.touched ?? 0,
    responded: liveOf(c).summary.responded ?? 0,
    effect: {
      difference: 0.0252,
      low: 0.0252 - spread,
      high: 0.0252 + spread * 0.94,
      method: 'newcombe-hybrid-score',
      level: 0.95,
    },
    incremental: { estimate: 0.0252 * n, low: (0.0252 - spread) * n, high: (0.0252 + spread * 0.94) * n },
    windowEnds: new Date(Date.now() + (c.state === 'FINISHED' ? -40 : 12) * 86_400_000).toISOString(),
    final: c.state === 'FINISHED',
    refused: funnelOf(c).refused,
    daily: Array.from({ length: days }, (_, i) => ({
      day: new Date(Date.now() - (days - i) * 86_400_000).toISOString().slice(0, 10),
      treated: Math.round((up.converted * weight(i)) / sum),
      control: Math.round((down.converted * weight(i)) / sum),
    })),
  };
}
