import type { Schemas } from '@shared/api/schemas';
import type { TaskSummary } from '@shared/api/types';

export type Approver = Schemas['TasksApprover'];

/** A touch, or another approval, that lies before those who wait. */
export type WayAhead = Schemas['DescribingReleaseWayAhead'];

export type ReleaseView = Schemas['ReleasesReleaseView'];

type ReleaseWord = Schemas['ReleasesReleaseWord'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/releases/{id}': { path: { id: string }; answer: ReleaseView };
    'POST /api/releases/{id}/release': { path: { id: string }; body: ReleaseWord; answer: void };
    'POST /api/releases/{id}/refuse': { path: { id: string }; body: ReleaseWord; answer: void };
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
