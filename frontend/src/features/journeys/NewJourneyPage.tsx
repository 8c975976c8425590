import { Skeleton } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { Problem } from '@shared/api/types';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { useParameter } from '@shared/ui/useParameter';
import { asCopy, blank, nameOf, newKey } from './drawing/blank';

/** An empty canvas, or a copy of another journey, as a draft with an address of its own. */
export function NewJourneyPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [from] = useParameter('from');
  const [problem, setProblem] = useState<Problem>();
  const begun = useRef(false);
  useEffect(() => {
    // Once, whatever React does with effects: every time would be one more draft.
    if (begun.current) return;
    begun.current = true;
    const begin = async () => {
      const key = newKey();
      let xml = blank(key, t('designer.newName'), t('designer.startName'));
      if (from) {
        const original = await call('GET /api/processes/{key}/xml', { path: { key: from } });
        xml = asCopy(original, key, t('designer.copyName', { name: nameOf(original) }));
      }
      await call('PUT /api/journeys/{key}/draft', {
        path: { key },
        body: { xml, version: 0, basedOn: null, takeOver: false },
      });
      await client.invalidateQueries({ queryKey: ['processes'] });
      void navigate(`/campaigns/journeys/${key}`, { replace: true });
    };
    begin().catch((error: unknown) => {
      setProblem(asProblem(error));
    });
  }, [client, from, navigate, t]);
  return (
    <>
      <PageHead title={t('designer.newName')} />
      {problem ? <ProblemView problem={problem} /> : <Skeleton active paragraph={{ rows: 8 }} />}
    </>
  );
}
