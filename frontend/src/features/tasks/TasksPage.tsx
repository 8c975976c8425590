import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useWaitingEntries } from '@shared/entry/api';
import { useWaitingModels } from '@shared/insight/api';
import { useWord } from '@shared/i18n/words';
import { pathOfTask } from '@shared/planning/taskPaths';
import { exact } from '@shared/format/numbers';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { RowLink } from '@shared/ui/RowLink';
import { usePageKeys } from '@shared/ui/usePageKeys';
import { Due } from './Due';
import { EntryTasks } from './EntryTasks';
import { GroupingTasks } from './GroupingTasks';
import { ModelTasks } from './ModelTasks';
import { useAwaitingGroupings } from './awaiting';
import type {} from './types';

export function TasksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const word = useWord();
  const tasks = useQuery({
    queryKey: ['tasks'],
    queryFn: () => call('GET /api/tasks'),
    refetchInterval: 15_000,
  });
  const entries = useWaitingEntries().length;
  const models = useWaitingModels().length;
  const awaiting = useAwaitingGroupings().length + entries + models;
  const { message } = App.useApp();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const claim = useChange(
    () => call('POST /api/tasks/claim', { body: { tasks: [...picked].slice(0, 50) } }),
    [['tasks'], ['home']],
    (answer) => {
      setPicked(new Set(answer.refused.map((each) => each.task)));
      message.open({
        type: answer.refused.length > 0 ? 'warning' : 'success',
        content:
          answer.refused.length > 0
            ? t('tasks.claimedSome', { count: answer.claimed.length, refused: answer.refused.length })
            : t('tasks.claimedMany', { count: answer.claimed.length }),
      });
    },
  );
  const claimPicked = () => {
    if (picked.size > 0 && !claim.isPending) claim.mutate(undefined);
  };
  usePageKeys({ c: claimPicked });
  return (
    <>
      <PageHead
        title={t('nav.tasks')}
        facts={tasks.data && <span>{t('tasks.total', { count: tasks.data.items.length + awaiting })}</span>}
        actions={
          picked.size > 0 && (
            <Button type="primary" loading={claim.isPending} onClick={claimPicked}>
              {t('tasks.claimPicked', { count: picked.size })}
            </Button>
          )
        }
      />
      {claim.isError && <ProblemView problem={asProblem(claim.error)} />}
      <QueryView query={tasks}>
        {({ items: rows }) =>
          rows.length === 0 && awaiting > 0 ? null : rows.length === 0 ? (
            <Empty title={t('tasks.emptyTitle')} text={t('tasks.emptyText')} />
          ) : (
            <div className="section">
              <DataTable
                label={t('nav.tasks')}
                rows={rows}
                rowKey={(row) => row.id}
                onOpen={(row) => void navigate(pathOfTask(row))}
                picking={{
                  picked,
                  onChange: setPicked,
                  label: (row) => t('tasks.pick', { name: row.campaign.name }),
                }}
                columns={[
                  {
                    key: 'campaign',
                    title: t('campaigns.name'),
                    sort: (row) => row.campaign.name,
                    cell: (row) => (
                      <>
                        <RowLink to={pathOfTask(row)}>{row.campaign.name}</RowLink>
                        <div className="quiet small">
                          {t(`tasks.kind.${row.kind}`)} ·{' '}
                          {row.customers === null
                            ? row.campaign.owner
                            : t('release.ofTask', {
                                name: row.name,
                                count: row.customers,
                                shown: exact(row.customers),
                              })}
                        </div>
                      </>
                    ),
                  },
                  {
                    key: 'may',
                    title: t('tasks.yours'),
                    cell: (row) =>
                      row.mayComplete ? (
                        <span className="mark teal">●&nbsp;{t('tasks.waitingForYou')}</span>
                      ) : (
                        <span className="quiet small">
                          {row.reasonIfNot
                            ? word('problemCode', row.reasonIfNot)
                            : (row.assignee ?? t('tasks.others'))}
                        </span>
                      ),
                  },
                  {
                    key: 'assignee',
                    title: t('tasks.assignee'),
                    wide: true,
                    cell: (row) => row.assignee ?? <span className="quiet">–</span>,
                  },
                  {
                    key: 'due',
                    title: t('tasks.due'),
                    sort: (row) => row.due ?? '9',
                    cell: (row) => <Due task={row} />,
                  },
                  {
                    key: 'at',
                    wide: true,
                    title: t('tasks.since'),
                    right: true,
                    sort: (row) => row.createdAt,
                    cell: (row) => <When at={row.createdAt} brief />,
                  },
                ]}
              />
            </div>
          )
        }
      </QueryView>
      {/* What stands below a list comes after it, or the list would push it away. */}
      {!tasks.isPending && (
        <>
          <EntryTasks />
          <ModelTasks />
          <GroupingTasks />
        </>
      )}
    </>
  );
}
