import type { Campaign } from '@shared/api/types';
import { PreflightView } from '@shared/planning/PreflightView';

/** Before anybody signs: what would become of it. */
export function PreflightTab({ campaign }: { campaign: Campaign }) {
  return <PreflightView code={campaign.code} />;
}
