import type { TaskSummary } from '../api/types';

/** Where a task is done. */
export function pathOfTask({ id, kind, campaign }: Pick<TaskSummary, 'id' | 'kind' | 'campaign'>): string {
  if (kind === 'PLAN') return `/campaigns/${campaign.code}`;
  return kind === 'RELEASE' ? `/releases/${id}` : `/tasks/${id}`;
}
