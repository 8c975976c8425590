import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import type { Baseline, Task } from '@shared/api/types';
import { Diagram } from '@shared/diagram/Diagram';
import { useWord } from '@shared/i18n/words';
import { Comments } from '@shared/planning/Comments';
import { PreflightView } from '@shared/planning/PreflightView';
import { Copyable } from '@shared/ui/Copyable';
import { ManifestView } from '@shared/ui/JsonView';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { PrintButton, PrintedBy } from '@shared/ui/Printing';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { Differences } from './Differences';
import { Due } from './Due';
import { Newer } from './Newer';
import { TaskActions } from './TaskActions';
import { Verdict } from './Verdict';

/** What changed first, then what would become of it, then everything that is signed, and the verdict in reach of a thumb. */
export function TaskPage() {
  const { id = '' } = useParams();
  const [against, setAgainst] = useParameter('against');
  const task = useQuery({
    queryKey: ['tasks', id, against],
    queryFn: () =>
      call('GET /api/tasks/{id}', { path: { id }, query: { against: against as Baseline | '' } }),
    // A page somebody is reading before signing must not change under them.
    refetchOnWindowFocus: false,
  });
  return <QueryView query={task}>{(data) => <TaskView task={data} onAgainst={setAgainst} />}</QueryView>;
}

function TaskView({ task, onAgainst }: { task: Task; onAgainst: (against: Baseline) => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const word = useWord();
  const journey = useQuery({
    queryKey: ['campaign', task.campaign.code, 'journey'],
    queryFn: () => call('GET /api/campaigns/{code}/journey.bpmn', { path: { code: task.campaign.code } }),
  });
  const approval = task.kind === 'APPROVE';
  return (
    <>
      <PageHead
        title={task.campaign.name}
        facts={
          <>
            <span>{t(`tasks.kind.${task.kind}`)}</span>
            <span>{t('tasks.by', { owner: task.campaign.owner })}</span>
            <When at={task.createdAt} brief />
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
            {task.detail.parent && (
              <span>
                {t('tasks.copyOf')}{' '}
                <Link to={`/campaigns/${task.detail.parent.code}`}>{task.detail.parent.name}</Link>
              </span>
            )}
            <Link to={`/campaigns/${task.campaign.code}`} className="mono">
              {task.campaign.code}
            </Link>
          </>
        }
        actions={
          <>
            <PrintButton />
            <TaskActions task={task} />
          </>
        }
      />
      {!task.mayComplete && (
        <p className="section">
          <span className="mark amber" style={{ whiteSpace: 'normal' }}>
            ⓘ {task.reasonIfNot ? word('problemCode', task.reasonIfNot) : t('tasks.others')}
          </span>
        </p>
      )}
      <section className="section">
        <h2 className="section-title">{t('tasks.changes')}</h2>
        <Differences changes={task.changes} onAgainst={onAgainst} />
      </section>
      <Newer newer={task.newer} />
      {approval && <PreflightView code={task.campaign.code} />}
      <section className="section">
        <h2 className="section-title">
          {t('manifest.title')}
          {task.manifestHash && (
            <span className="end small">
              SHA-256&nbsp;
              <Copyable text={task.manifestHash} shorten={16} />
            </span>
          )}
        </h2>
        <div className="sheet">
          {task.detail.manifest && <ManifestView manifest={task.detail.manifest} />}
        </div>
      </section>
      {journey.data && (
        <section className="section">
          <h2 className="section-title">{t('campaigns.tab.journey')}</h2>
          <Diagram
            xml={journey.data}
            label={t('campaigns.diagramOf', { name: task.campaign.name })}
            height={300}
          />
        </section>
      )}
      <section className="section">
        <h2 className="section-title">{t('campaigns.tab.history')}</h2>
        <Comments campaign={task.detail} />
      </section>
      <PrintedBy />
      {task.mayComplete && approval && (
        <Verdict
          task={task}
          onDone={(verdict) => {
            message.success(t(`tasks.did.${verdict}`));
            void navigate('/tasks');
          }}
        />
      )}
    </>
  );
}
