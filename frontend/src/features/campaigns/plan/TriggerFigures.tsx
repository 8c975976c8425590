import type { Schemas } from '@shared/api/schemas';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, type FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Campaign, TriggerPlan } from '@shared/api/types';
import { People, When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { toTrigger } from './draft';
import type { Inputs } from './inputs';

export type Yesterday = Schemas['TriggerPreviewYesterday'];
export type Trial = Schemas['TrialsTrial'];

declare module '@shared/api/calls' {
  interface Calls {
    'POST /api/campaigns/trigger-preview': {
      body: { trigger: TriggerPlan; segment: string | null };
      answer: Yesterday;
    };
    'GET /api/campaigns/{code}/trial': { path: { code: string }; answer: { trial: Trial | null } };
    'POST /api/campaigns/{code}/trial': { path: { code: string }; answer: { trial: Trial | null } };
    'DELETE /api/campaigns/{code}/trial': { path: { code: string }; answer: { trial: Trial | null } };
  }
}

/** Two figures beside a trigger: what it would have matched yesterday, and what it matches on trial. */
export function TriggerFigures({
  form,
  campaign,
}: {
  form: FormInstance<Inputs>;
  campaign: Campaign | undefined;
}) {
  const { t } = useTranslation();
  const trigger = Form.useWatch('trigger', form);
  const segment = Form.useWatch('segment', form);
  const asked = trigger?.eventType ? toTrigger(trigger) : undefined;
  const key = JSON.stringify([asked, segment]);
  const preview = useQuery({
    queryKey: ['trigger-preview', key],
    queryFn: () =>
      call('POST /api/campaigns/trigger-preview', {
        body: { trigger: asked ?? { eventType: '' }, segment: segment ?? null },
      }),
    // Only when it is asked for: it reads a day of events.
    enabled: false,
    retry: false,
  });
  return (
    <div aria-live="polite" style={{ display: 'grid', gap: 8 }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'baseline' }}>
        <Button
          size="small"
          disabled={!asked}
          loading={preview.isFetching}
          onClick={() => void preview.refetch()}
        >
          {t('plan.askYesterday')}
        </Button>
        {preview.data && <YesterdayFigure of={preview.data} />}
      </div>
      {preview.isError && <ProblemView problem={asProblem(preview.error)} />}
      {campaign && <TrialFigure code={campaign.code} />}
    </div>
  );
}

function YesterdayFigure({ of }: { of: Yesterday }) {
  const { t } = useTranslation();
  if (of.matched === null) {
    return <span className="quiet">{t('plan.notKept', { fields: of.notKept.join(', '), day: of.day })}</span>;
  }
  return (
    <span>
      {t('plan.wouldHaveMatched', { day: of.day })}{' '}
      <strong>
        <People of={of.customers} />
      </strong>{' '}
      <span className="quiet">
        {t('plan.ofEvents', { matched: of.matched, events: of.events })}
        {of.partial && ` ${t('plan.partial')}`}
      </span>
    </span>
  );
}

/** Of the trigger as it was saved; saving another one begins anew. */
function TrialFigure({ code }: { code: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = ['campaign', code, 'trial'];
  const state = useQuery({
    queryKey: key,
    queryFn: () => call('GET /api/campaigns/{code}/trial', { path: { code } }),
    refetchInterval: (query) => (query.state.data?.trial?.running ? 3_000 : false),
  });
  const trial = state.data?.trial;
  const change = useChange(
    (start: boolean) =>
      start
        ? call('POST /api/campaigns/{code}/trial', { path: { code } })
        : call('DELETE /api/campaigns/{code}/trial', { path: { code } }),
    [],
    (answer) => {
      queries.setQueryData(key, answer);
    },
  );
  return (
    <>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'baseline' }}>
        <Button
          size="small"
          loading={change.isPending}
          onClick={() => {
            change.mutate(!trial?.running);
          }}
        >
          {t(trial?.running ? 'plan.trialEnd' : trial ? 'plan.trialAgain' : 'plan.trialStart')}
        </Button>
        {trial ? (
          <span>
            {t(trial.running ? 'plan.trialRunning' : 'plan.trialOver')}{' '}
            <strong>
              <People of={trial.customers} />
            </strong>{' '}
            <span className="quiet">
              {t('plan.ofEvents', { matched: trial.matched, events: trial.events })}
            </span>{' '}
            <When at={trial.startedAt} brief />
          </span>
        ) : (
          <span className="quiet">{t('plan.trialHint')}</span>
        )}
      </div>
      {change.isError && <ProblemView problem={asProblem(change.error)} />}
    </>
  );
}
