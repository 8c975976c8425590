export interface LeadRound {
  id: number;
  above: number;
  leads: number;
  /** By the policy's reason. */
  refused: Record<string, number>;
  madeBy: string;
  madeAt: string;
}

export type DeploymentState = 'WAITING' | 'LIVE' | 'RETURNED' | 'ENDED';

export interface Deployment {
  id: number;
  tag: string;
  nameZh: string;
  nameEn: string;
  scoreTag: string;
  cutOff: number;
  modelVersion: string;
  probability: number;
  reason: string;
  because: string[];
  state: DeploymentState;
  madeBy: string;
  madeAt: string;
  scoresOf: string;
  decidedBy: string | null;
  decidedAt: string | null;
  /** Why it was returned. */
  note: string | null;
  endedAt: string | null;
}

export interface Insight {
  deployment: Deployment;
  known: number;
  leads: { open: number; done: number; interested: number; withdrawn: number };
  rounds: LeadRound[];
}

export interface InsightReview {
  deployment: Deployment;
  /** Whom it means now. */
  reach: { above: number; scored: number };
  /** Proposed by whoever looks, who therefore can't approve it. */
  own: boolean;
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

declare module '../api/calls' {
  interface Calls {
    'GET /api/insights': { answer: Insight[] };
    'POST /api/insights': { body: WantedInsight; answer: Insight };
    'POST /api/insights/reach': {
      body: { scoreTag: string; cutOff: number };
      answer: { above: number; scored: number };
    };
    'POST /api/insights/{tag}/leads': { path: { tag: string }; answer: LeadRound };
    'GET /api/insight-reviews': { answer: InsightReview[] };
    'GET /api/insight-reviews/{id}': { path: { id: string }; answer: InsightReview };
    'POST /api/insight-reviews/{id}/decision': {
      path: { id: string };
      body: { accept: boolean; note: string | null };
      answer: InsightReview;
    };
    'POST /api/insights/{tag}/end': { path: { tag: string }; answer: void };
  }
}
