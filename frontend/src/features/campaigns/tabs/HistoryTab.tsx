import type { Campaign } from '@shared/api/types';
import { Comments } from '@shared/planning/Comments';

export function HistoryTab({ campaign }: { campaign: Campaign }) {
  return <Comments campaign={campaign} />;
}
