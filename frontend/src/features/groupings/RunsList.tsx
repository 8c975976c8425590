import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { RunMark } from './RunMark';
import { useRuns } from './api';

/** All runs, the newest first: the versions of the division. */
export function RunsList({ code }: { code: string }) {
  const { t } = useTranslation();
  const runs = useRuns(code);
  return (
    <section className="section">
      <h2 className="section-title">{t('groupings.history')}</h2>
      <QueryView query={runs}>
        {(rows) => (
          <DataTable
            label={t('groupings.history')}
            rows={rows}
            rowKey={(row) => String(row.id)}
            columns={[
              { key: 'state', title: t('groupings.state'), cell: (row) => <RunMark run={row} /> },
              {
                key: 'division',
                title: t('groupings.division'),
                right: true,
                cell: (row) => row.division ?? <span className="quiet">–</span>,
              },
              {
                key: 'size',
                title: t('groupings.customers'),
                right: true,
                cell: (row) => <People of={row.baseSize} />,
              },
              {
                key: 'moved',
                title: t('groupings.movedShort'),
                right: true,
                wide: true,
                cell: (row) =>
                  row.moves ? (
                    <span className="num">
                      {exact(row.moves.moved)} / {exact(row.moves.among)}
                    </span>
                  ) : (
                    <span className="quiet">–</span>
                  ),
              },
              {
                key: 'by',
                title: t('groupings.startedBy'),
                wide: true,
                cell: (row) => <span className="num">{row.startedBy}</span>,
              },
              {
                key: 'decided',
                title: t('groupings.decidedBy'),
                wide: true,
                cell: (row) => (
                  <>
                    {row.decidedBy ?? <span className="quiet">–</span>}
                    {row.comment && <div className="quiet small">{row.comment}</div>}
                  </>
                ),
              },
              {
                key: 'at',
                title: t('groupings.at'),
                right: true,
                cell: (row) => <When at={row.startedAt} brief />,
              },
            ]}
          />
        )}
      </QueryView>
    </section>
  );
}
