import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWaitingModels } from '@shared/insight/api';
import { useNamed } from '@shared/i18n/names';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { RowLink } from '@shared/ui/RowLink';

/** Models that somebody wants to deploy; nothing where none wait. */
export function ModelTasks() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNamed();
  const rows = useWaitingModels();
  if (rows.length === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('insights.reviews')}</h2>
      <DataTable
        label={t('insights.reviews')}
        rows={rows}
        rowKey={(row) => String(row.deployment.id)}
        onOpen={(row) => void navigate(`/tasks/models/${row.deployment.id}`)}
        columns={[
          {
            key: 'tag',
            title: t('insights.tagName'),
            cell: ({ deployment }) => (
              <>
                <RowLink to={`/tasks/models/${deployment.id}`}>{nameOf(deployment)}</RowLink>
                <div className="quiet small">{t('insights.model', { model: deployment.modelVersion })}</div>
              </>
            ),
          },
          {
            key: 'reach',
            title: t('insights.above'),
            right: true,
            wide: true,
            cell: (row) => <People of={row.reach.above} />,
          },
          {
            key: 'by',
            title: t('tasks.askedBy'),
            wide: true,
            cell: (row) => row.deployment.madeBy,
          },
          {
            key: 'at',
            title: t('tasks.since'),
            right: true,
            cell: (row) => <When at={row.deployment.madeAt} brief />,
          },
        ]}
      />
    </section>
  );
}
