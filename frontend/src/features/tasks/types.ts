import type { TaskSummary } from '@shared/api/types';

export interface Approver {
  name: string;
  displayName: string;
}

declare module '@shared/api/calls' {
  interface Calls {
    'POST /api/tasks/claim': {
      body: { tasks: string[] };
      answer: { claimed: string[]; refused: { task: string; code: string }[] };
    };
    'POST /api/tasks/{id}/give-back': { path: { id: string }; answer: TaskSummary };
    'GET /api/tasks/{id}/approvers': { path: { id: string }; answer: Approver[] };
    'POST /api/tasks/{id}/delegate': {
      path: { id: string };
      body: { to: string; note: string | null };
      answer: TaskSummary;
    };
    'PUT /api/tasks/{id}/due': { path: { id: string }; body: { due: string }; answer: TaskSummary };
  }
}
