import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { GroupingTasks } from './GroupingTasks';
import { useAwaitingGroupings } from './awaiting';

export function TasksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const word = useWord();
  const tasks = useQuery({
    queryKey: ['tasks'],
    queryFn: () => call('GET /api/tasks'),
    refetchInterval: 15_000,
  });
  const awaiting = useAwaitingGroupings().length;
  const pathOf = (task: { id: string; kind: string; campaign: { code: string } }) =>
    task.kind === 'PLAN' ? `/campaigns/${task.campaign.code}` : `/tasks/${task.id}`;
  return (
    <>
      <PageHead
        title={t('nav.tasks')}
        facts={tasks.data && <span>{t('tasks.total', { count: tasks.data.items.length + awaiting })}</span>}
      />
      <GroupingTasks />
      <QueryView query={tasks}>
        {({ items: rows }) =>
          rows.length === 0 && awaiting > 0 ? null : rows.length === 0 ? (
            <Empty title={t('tasks.emptyTitle')} text={t('tasks.emptyText')} />
          ) : (
            <DataTable
              label={t('nav.tasks')}
              rows={rows}
              rowKey={(row) => row.id}
              onOpen={(row) => void navigate(pathOf(row))}
              columns={[
                {
                  key: 'campaign',
                  title: t('campaigns.name'),
                  sort: (row) => row.campaign.name,
                  cell: (row) => (
                    <>
                      <Link
                        className="name"
                        to={pathOf(row)}
                        onClick={(event) => {
                          event.stopPropagation();
                        }}
                      >
                        {row.campaign.name}
                      </Link>
                      <div className="quiet small">
                        {t(`tasks.kind.${row.kind}`)} · {row.campaign.owner}
                      </div>
                    </>
                  ),
                },
                {
                  key: 'may',
                  title: t('tasks.yours'),
                  cell: (row) =>
                    row.mayComplete ? (
                      <span className="mark teal">● {t('tasks.waitingForYou')}</span>
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
                  key: 'at',
                  title: t('tasks.since'),
                  right: true,
                  sort: (row) => row.createdAt,
                  cell: (row) => <When at={row.createdAt} brief />,
                },
              ]}
            />
          )
        }
      </QueryView>
    </>
  );
}
