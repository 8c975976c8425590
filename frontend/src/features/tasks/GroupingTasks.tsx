import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { RowLink } from '@shared/ui/RowLink';
import { useAwaitingGroupings } from './awaiting';

/** New divisions of customers that wait for an approver; nothing where none does. */
export function GroupingTasks() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rows = useAwaitingGroupings();
  if (rows.length === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('tasks.groupings')}</h2>
      <DataTable
        label={t('tasks.groupings')}
        rows={rows}
        rowKey={(row) => row.code}
        onOpen={(row) => void navigate(`/audience/groupings/${row.code}`)}
        columns={[
          {
            key: 'name',
            title: t('groupings.name'),
            cell: (row) => (
              <>
                <RowLink to={`/audience/groupings/${row.code}`}>{row.name}</RowLink>
                <div className="quiet small">{t(`groupings.methods.${row.method}`)}</div>
              </>
            ),
          },
          {
            key: 'by',
            title: t('tasks.askedBy'),
            wide: true,
            cell: (row) => row.newest?.askedBy ?? <span className="quiet">–</span>,
          },
          {
            key: 'at',
            title: t('tasks.since'),
            right: true,
            cell: (row) => <When at={row.newest?.finishedAt ?? null} brief />,
          },
        ]}
      />
    </section>
  );
}
