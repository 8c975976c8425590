export interface LeadRound {
  id: number;
  above: number;
  leads: number;
  /** By the policy's reason. */
  refused: Record<string, number>;
  madeBy: string;
  madeAt: string;
}

export interface Insight {
  deployment: {
    id: number;
    tag: string;
    scoreTag: string;
    cutOff: number;
    modelVersion: string;
    probability: number;
    reason: string;
    because: string[];
    madeBy: string;
    madeAt: string;
    scoresOf: string;
    endedAt: string | null;
  };
  nameZh: string;
  nameEn: string;
  known: number;
  leads: { open: number; done: number; interested: number; withdrawn: number };
  rounds: LeadRound[];
}

export interface WantedInsight {
  tag: string;
  nameZh: string;
  nameEn: string;
  scoreTag: string;
  cutOff: number;
  reason: string;
  because: string[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/insights': { answer: Insight[] };
    'POST /api/insights': { body: WantedInsight; answer: LeadRound };
    'POST /api/insights/reach': {
      body: { scoreTag: string; cutOff: number };
      answer: { above: number; scored: number };
    };
    'POST /api/insights/{tag}/leads': { path: { tag: string }; answer: LeadRound };
    'POST /api/insights/{tag}/end': { path: { tag: string }; answer: void };
  }
}
