import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { Diagram } from '@shared/diagram/Diagram';
import { exact, points } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { VerdictMark } from '@shared/interim/InterimTable';
import { useInterims, type Interim } from '@shared/interim/interims';
import { useTouchSamples } from '@shared/planning/TouchSamples';
import { People, Share, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import type { TouchSamples } from '@shared/wording/types';
import { Due } from './Due';
import { ReleaseVerdict } from './ReleaseVerdict';
import { TaskActions } from './TaskActions';
import { WaysAhead } from './WaysAhead';
import type { ReleaseView } from './types';

/** Customers of a running campaign wait for a word: how many, what they would get, and what came of it so far. */
export function ReleasePage() {
  const { id = '' } = useParams();
  const release = useQuery({
    queryKey: ['tasks', id, 'release'],
    queryFn: () => call('GET /api/releases/{id}', { path: { id } }),
    // What somebody is reading before a word is given must not change under them.
    refetchOnWindowFocus: false,
  });
  return <QueryView query={release}>{(view) => <WithEffect key={view.task.id} view={view} />}</QueryView>;
}

/** All of it comes before anything is shown, so that nothing moves when the last is there. */
function WithEffect({ view }: { view: ReleaseView }) {
  const { code } = view.task.campaign;
  const interims = useInterims(code, false);
  const samples = useTouchSamples(code, true);
  if (samples.isPending) return <QueryView query={samples}>{() => null}</QueryView>;
  return (
    <QueryView query={interims}>
      {(all) => <Release view={view} newest={all[0]} samples={samples.data ?? []} />}
    </QueryView>
  );
}

function Release(props: {
  view: ReleaseView;
  newest: Interim | undefined;
  samples: readonly TouchSamples[];
}) {
  const { newest, samples } = props;
  const { task, ahead } = props.view;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const word = useWord();
  const { code, name, owner } = task.campaign;
  const journey = useQuery({
    queryKey: ['campaign', code, 'journey'],
    queryFn: () => call('GET /api/campaigns/{code}/journey.bpmn', { path: { code } }),
  });
  return (
    <>
      <PageHead
        title={ahead.name}
        facts={
          <>
            <span>{t('tasks.kind.RELEASE')}</span>
            <Link to={`/campaigns/${code}/journey`}>{name}</Link>
            <span>{t('tasks.by', { owner })}</span>
            {task.due && (
              <span>
                {t('tasks.due')} <Due task={task} />
              </span>
            )}
            {task.assignee && (
              <span>
                {t('tasks.assignee')} {task.assignee}
              </span>
            )}
          </>
        }
        actions={<TaskActions task={task} />}
      />
      {!task.mayComplete && (
        <p className="section">
          <span className="mark amber" style={{ whiteSpace: 'normal' }}>
            ⓘ {task.reasonIfNot ? word('problemCode', task.reasonIfNot) : t('tasks.others')}
          </span>
        </p>
      )}
      <SoFar ahead={ahead} newest={newest} />
      <div className="columns">
        <section className="section">
          <h2 className="section-title">
            {t('release.ifReleased', { count: ahead.customers, shown: exact(ahead.customers) })}
          </h2>
          <WaysAhead samples={samples} ways={ahead.released} nothing={t('release.nothingBehind')} />
        </section>
        <section className="section">
          <h2 className="section-title">{t('release.ifNot')}</h2>
          <WaysAhead samples={samples} ways={ahead.refused} nothing={t('release.theyEnd')} />
          {ahead.due && (
            <p className="quiet small">
              {t('release.silence')} <When at={ahead.due} />
            </p>
          )}
        </section>
      </div>
      <section className="section">
        <h2 className="section-title">{t('campaigns.tab.journey')}</h2>
        {!journey.data && <div style={{ height: 300 }} />}
        {journey.data && (
          <Diagram
            xml={journey.data}
            label={t('campaigns.diagramOf', { name })}
            height={300}
            around={ahead.element}
            marks={[{ id: ahead.element, kind: 'changed', text: t('release.here') }]}
          />
        )}
      </section>
      <Past past={ahead.past} />
      {task.mayComplete && (
        <ReleaseVerdict
          view={{ task, ahead }}
          onDone={(verdict) => {
            message.success(t(`release.did.${verdict}`));
            void navigate('/tasks');
          }}
        />
      )}
    </>
  );
}

function SoFar({ ahead, newest }: { ahead: ReleaseView['ahead']; newest: Interim | undefined }) {
  const { t } = useTranslation();
  const { soFar } = ahead;
  return (
    <dl className="figures section">
      <div className="figure">
        <dt>{t('release.customers')}</dt>
        <dd>
          <People of={ahead.customers} />
        </dd>
      </div>
      <div className="figure">
        <dt>{t('release.sent')}</dt>
        <dd>
          <People of={soFar.sent} />
          {soFar.inDoubt > 0 && (
            <span className="sub">
              {t('touch.inDoubt')} {exact(soFar.inDoubt)}
            </span>
          )}
        </dd>
      </div>
      <div className="figure">
        <dt>{t('release.answered')}</dt>
        <dd>
          <People of={soFar.answered} />
          <span className="sub">
            <Share part={soFar.answered} whole={soFar.reached} />
          </span>
        </dd>
      </div>
      {newest && (
        <div className="figure">
          <dt>{t('interim.title')}</dt>
          <dd>
            {newest.effect ? points(newest.effect.difference) : '–'}
            <span className="sub">
              {newest.effect &&
                t('report.range', { low: points(newest.effect.low), high: points(newest.effect.high) })}{' '}
              {t('report.pp')}
            </span>
            <span className="sub">
              <VerdictMark verdict={newest.verdict} />
            </span>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** What was said in this campaign before. */
function Past({ past }: { past: ReleaseView['ahead']['past'] }) {
  const { t } = useTranslation();
  const word = useWord();
  if (past.length === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('release.before')}</h2>
      <ul className="plain">
        {past.map((each) => (
          <li key={each.at}>
            {word('release.outcome', each.outcome)} <span className="num">{exact(each.customers)}</span>{' '}
            {each.by} <When at={each.at} brief /> <span className="quiet">{each.comment}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
