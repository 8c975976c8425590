import { useEffect, useEffectEvent, useState } from 'react';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import type { Campaign } from '@shared/api/types';
import { useSettled } from '@shared/ui/useSettled';
import { toBody, type Inputs } from '../plan/inputs';

const PAUSE_MS = 500;

/**
 * Keeps a draft as it is typed: one save at a time, each upon the version that the one before gave.
 * What is incomplete waits until it is complete again.
 */
export function useAutosave(campaign: Campaign, values: Inputs) {
  const [saved, setSaved] = useState({ values, version: campaign.version });
  const settled = useSettled(values, PAUSE_MS);
  const complete = Boolean(values.goal.trim()) && Boolean(campaign.trigger ?? values.segment);
  const save = useChange(
    (sent: Inputs) =>
      call('PUT /api/campaigns/{code}', {
        path: { code: campaign.code },
        query: { version: saved.version },
        body: toBody(sent, campaign.trigger !== null),
      }),
    [['campaigns']],
    (answer, sent) => {
      setSaved({ values: sent, version: answer.version });
    },
  );
  const failed = save.isError && save.variables === settled;
  const wanted = settled !== saved.values && settled === values && complete && !save.isPending && !failed;
  const keep = useEffectEvent(() => {
    save.mutate(settled);
  });
  useEffect(() => {
    if (wanted) keep();
  }, [wanted]);
  return {
    version: saved.version,
    segment: saved.values.segment,
    complete,
    settled: values === saved.values,
    error: save.isError ? save.error : null,
  };
}
