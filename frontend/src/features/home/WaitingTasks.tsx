import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';
import { pathOfTask } from '@shared/planning/taskPaths';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { MOST } from './Campaigns';

/** What this person can decide now, the soonest due first. */
export function WaitingTasks() {
  const { t } = useTranslation();
  const word = useWord();
  const navigate = useNavigate();
  const tasks = useQuery({
    queryKey: ['tasks'],
    queryFn: () => call('GET /api/tasks'),
    refetchInterval: 15_000,
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('home.waitingForMe')}</h2>
      <QueryView query={tasks} skeletonRows={4}>
        {({ items }) => {
          const mine = items
            .filter((task) => task.waitsForMe)
            .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'));
          return mine.length === 0 ? (
            <p className="quiet">{t('home.nothingWaits')}</p>
          ) : (
            <DataTable
              label={t('home.waitingForMe')}
              rows={mine.slice(0, MOST)}
              rowKey={(row) => row.id}
              onOpen={(row) => void navigate(pathOfTask(row))}
              columns={[
                {
                  key: 'campaign',
                  title: t('why.campaign'),
                  cell: (row) => <span className="name">{row.campaign.name}</span>,
                },
                { key: 'kind', title: t('tasks.task'), cell: (row) => word('tasks.kind', row.kind) },
                {
                  key: 'due',
                  title: t('tasks.due'),
                  right: true,
                  cell: (row) =>
                    row.overdue ? (
                      <span className="mark red">
                        ! <When at={row.due} brief />
                      </span>
                    ) : (
                      <When at={row.due} brief />
                    ),
                },
              ]}
            />
          );
        }}
      </QueryView>
    </section>
  );
}
