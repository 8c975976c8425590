import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { InsightReview } from '@shared/insight/types';
import { useNamed } from '@shared/i18n/names';
import { People, Share, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { AcceptOrReturn, type Decision } from './AcceptOrReturn';

/** Which score is to reach whom, and what relationship managers will read; approved, leads are made. */
export function ModelReviewPage() {
  const { id = '' } = useParams();
  const review = useQuery({
    queryKey: ['insight-reviews', id],
    queryFn: () => call('GET /api/insight-reviews/{id}', { path: { id } }),
  });
  return <QueryView query={review}>{(data) => <Opened review={data} />}</QueryView>;
}

function Opened({ review }: { review: InsightReview }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const nameOf = useNamed();
  const navigate = useNavigate();
  const { deployment, reach, own } = review;
  const decide = useChange(
    (decision: Decision) =>
      call('POST /api/insight-reviews/{id}/decision', {
        path: { id: String(deployment.id) },
        body: decision,
      }),
    [['insight-reviews'], ['insights'], ['tags']],
    (decided) => {
      message.success(t(`insights.states.${decided.deployment.state}`));
      void navigate('/tasks');
    },
  );
  const open = deployment.state === 'WAITING';
  return (
    <>
      <PageHead
        title={nameOf(deployment)}
        before={<Link to="/tasks">{t('nav.tasks')}</Link>}
        facts={
          <>
            <span className="mono">{deployment.tag}</span>
            <span>{t(`insights.states.${deployment.state}`)}</span>
            <span>
              {deployment.madeBy} <When at={deployment.madeAt} brief />
            </span>
          </>
        }
      />
      {decide.isError && (
        <div className="section">
          <ProblemView problem={asProblem(decide.error)} />
        </div>
      )}
      <dl className="figures section">
        <div className="figure">
          <dt>{t('insights.above')}</dt>
          <dd>
            <People of={reach.above} />
            <span className="sub">
              <Share part={reach.above} whole={reach.scored} />
            </span>
          </dd>
        </div>
        <div className="figure">
          <dt>{t('insights.rule')}</dt>
          <dd>
            <Link className="mono" to={`/audience/tags/${encodeURIComponent(deployment.scoreTag)}`}>
              {deployment.scoreTag}
            </Link>{' '}
            ≥ {deployment.cutOff}
            <span className="sub">
              {t('insights.model', { model: deployment.modelVersion })} ·{' '}
              {t('insights.sureness', { share: deployment.probability })}
            </span>
          </dd>
        </div>
      </dl>
      <section className="sheet padded section">
        <h2 className="section-title">{t('insights.reason')}</h2>
        <p className="prose">{deployment.reason}</p>
        {deployment.because.length > 0 && (
          <p className="quiet">
            {t('insights.because')}: <span className="mono">{deployment.because.join(', ')}</span>
          </p>
        )}
      </section>
      {deployment.note && <p className="section">{t('insights.note', { note: deployment.note })}</p>}
      <p className="quiet section">{t('insights.approveText')}</p>
      {open && own && <p className="quiet section">{t('insights.ownReview')}</p>}
      {open && !own && (
        <AcceptOrReturn
          busy={decide.isPending}
          onDecide={(accept, note) => {
            decide.mutate({ accept, note });
          }}
        />
      )}
    </>
  );
}
