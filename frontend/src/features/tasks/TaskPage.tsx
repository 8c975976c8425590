import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import type { Task } from '@shared/api/types';
import { Diagram } from '@shared/diagram/Diagram';
import { useWord } from '@shared/i18n/words';
import { Copyable } from '@shared/ui/Copyable';
import { ManifestView } from '@shared/ui/JsonView';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { Differences } from './Differences';
import { Verdict } from './Verdict';

/** What changed first, then everything that is signed, then the two buttons within reach of a thumb. */
export function TaskPage() {
  const { id = '' } = useParams();
  const task = useQuery({
    queryKey: ['tasks', id],
    queryFn: () => call('GET /api/tasks/{id}', { path: { id } }),
    // A page somebody is reading before signing must not change under them.
    refetchOnWindowFocus: false,
  });
  return <QueryView query={task}>{(data) => <TaskView task={data} />}</QueryView>;
}

function TaskView({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const word = useWord();
  const claim = useChange(
    () => call('POST /api/tasks/{id}/claim', { path: { id: task.id } }),
    [['tasks']],
    () => message.success(t('tasks.claimed')),
  );
  const journey = useQuery({
    queryKey: ['campaign', task.campaign.code, 'journey'],
    queryFn: () => call('GET /api/campaigns/{code}/journey.bpmn', { path: { code: task.campaign.code } }),
  });
  return (
    <>
      <PageHead
        title={task.campaign.name}
        facts={
          <>
            <span>{t(`tasks.kind.${task.kind}`)}</span>
            <span>{t('tasks.by', { owner: task.campaign.owner })}</span>
            <When at={task.createdAt} brief />
            <Link to={`/campaigns/${task.campaign.code}`} className="mono">
              {task.campaign.code}
            </Link>
          </>
        }
        actions={
          task.mayComplete &&
          !task.assignee && (
            <Button
              loading={claim.isPending}
              onClick={() => {
                claim.mutate(undefined);
              }}
            >
              {t('tasks.claim')}
            </Button>
          )
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
        <Differences diff={task.diff} />
      </section>
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
      {task.mayComplete && task.kind === 'APPROVE' && (
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
