import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import type { DeploymentState, Insight } from '@shared/insight/types';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { People, When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { TypedConfirm } from '@shared/ui/TypedConfirm';

const MARKS: Record<DeploymentState, string> = {
  WAITING: 'amber',
  LIVE: 'green',
  RETURNED: 'red',
  ENDED: '',
};

/** One deployment: the cut, the leads, and why others above the cut-off got none. */
export function InsightCard({ insight }: { insight: Insight }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const { message } = App.useApp();
  const word = useWord();
  const mayDeploy = useMay('MARKETER', 'ADMINISTRATOR');
  const [ending, setEnding] = useState(false);
  const { deployment, leads } = insight;
  const path = { tag: deployment.tag };
  const waiting = deployment.state === 'WAITING';
  /** What was only proposed has made neither tag nor leads. */
  const made = insight.rounds.length > 0;
  const more = useChange(
    () => call('POST /api/insights/{tag}/leads', { path }),
    [['insights']],
    (round) => message.success(t('insights.made', { count: round.leads })),
  );
  const end = useChange(
    () => call('POST /api/insights/{tag}/end', { path }),
    [['insights'], ['insight-reviews']],
    () => {
      setEnding(false);
    },
  );
  const name = nameOf(deployment);
  const refused = new Map<string, number>();
  for (const [reason, count] of Object.entries(insight.rounds[0]?.refused ?? {})) refused.set(reason, count);
  return (
    <article className="sheet padded" aria-label={name}>
      <h2 className="section-title">
        {made ? <Link to={`/audience/tags/${encodeURIComponent(deployment.tag)}`}>{name}</Link> : name}
        <span className="end">
          <span className={`mark ${MARKS[deployment.state]}`}>
            {t(`insights.states.${deployment.state}`)}
          </span>
        </span>
      </h2>
      <p className="facts" style={{ marginBottom: 8 }}>
        <span className="mono">
          {deployment.scoreTag} ≥ {deployment.cutOff}
        </span>
        <span>{t('insights.model', { model: deployment.modelVersion })}</span>
        <span>
          {deployment.madeBy} <When at={deployment.madeAt} brief />
        </span>
        {deployment.decidedBy && (
          <span>
            {t(deployment.state === 'RETURNED' ? 'insights.returnedBy' : 'insights.approvedBy', {
              name: deployment.decidedBy,
            })}
          </span>
        )}
      </p>
      <p className="section">{deployment.reason}</p>
      {deployment.note && <p className="section">{t('insights.note', { note: deployment.note })}</p>}
      {made && (
        <dl className="figures section">
          {(['open', 'done', 'interested', 'withdrawn'] as const).map((state) => (
            <div key={state} className="figure">
              <dt>{t(`insights.leads.${state}`)}</dt>
              <dd>
                <People of={leads[state]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {refused.size > 0 && (
        <p className="quiet small section">
          {t('insights.refused')}{' '}
          {[...refused].map(([reason, count]) => `${word('reason', reason)} ${exact(count)}`).join(' · ')}
        </p>
      )}
      {more.isError && <ProblemView problem={asProblem(more.error)} />}
      {mayDeploy && (waiting || deployment.state === 'LIVE') && (
        <>
          {!waiting && (
            <Button
              loading={more.isPending}
              onClick={() => {
                more.mutate(undefined);
              }}
            >
              {t('insights.more')}
            </Button>
          )}{' '}
          <Button
            type="text"
            danger
            onClick={() => {
              setEnding(true);
            }}
          >
            {t(waiting ? 'insights.takeBack' : 'insights.end')}
          </Button>
        </>
      )}
      {ending && (
        <TypedConfirm
          title={t(waiting ? 'insights.takeBack' : 'insights.end')}
          text={t(waiting ? 'insights.takeBackText' : 'insights.endText')}
          count={leads.open}
          action={t(waiting ? 'insights.takeBack' : 'insights.end')}
          busy={end.isPending}
          error={end.error}
          onConfirm={() => {
            end.mutate(undefined);
          }}
          onClose={() => {
            setEnding(false);
          }}
        />
      )}
    </article>
  );
}
