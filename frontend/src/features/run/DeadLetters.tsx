import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import type { DeadLetter } from '@shared/api/types';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';

/** Events that were received but could not be understood, each with its reason. */
export function DeadLetters() {
  const { t } = useTranslation();
  const letters = useQuery({
    queryKey: ['dead-letters'],
    queryFn: () => call('GET /api/events/dead-letters'),
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('run.deadLetters')}</h2>
      <QueryView query={letters} skeletonRows={3}>
        {(answer) => {
          const rows: DeadLetter[] = Array.isArray(answer) ? (answer as DeadLetter[]) : answer.items;
          return rows.length === 0 ? (
            <p className="quiet">{t('run.noDeadLetters')}</p>
          ) : (
            <DataTable
              label={t('run.deadLetters')}
              rows={rows}
              rowKey={(row) => `${row.source} ${row.id}`}
              columns={[
                { key: 'at', title: t('run.received'), cell: (row) => <When at={row.at} brief /> },
                {
                  key: 'type',
                  title: t('run.type'),
                  cell: (row) => <span className="mono">{row.type}</span>,
                },
                {
                  key: 'source',
                  title: t('tags.source'),
                  wide: true,
                  cell: (row) => <span className="mono">{row.source}</span>,
                },
                { key: 'reason', title: t('imports.reason'), cell: (row) => row.reason },
              ]}
            />
          );
        }}
      </QueryView>
    </section>
  );
}
