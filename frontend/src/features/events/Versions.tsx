import { useTranslation } from 'react-i18next';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import type { Version } from './types';

/** Who made which version; each accepts what the one before accepted. */
export function Versions({ versions }: { versions: Version[] }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2 className="section-title">{t('eventTypes.versions')}</h2>
      <p className="quiet small">{t('eventTypes.rule')}</p>
      <DataTable
        label={t('eventTypes.versions')}
        rows={versions}
        rowKey={(row) => String(row.version)}
        columns={[
          { key: 'version', title: t('eventTypes.version'), cell: (row) => `v${row.version}` },
          {
            key: 'properties',
            title: t('eventTypes.properties'),
            cell: (row) => (
              <span className="mono small">{Object.keys(row.schema.properties ?? {}).join(', ') || '–'}</span>
            ),
          },
          { key: 'note', title: t('eventTypes.note'), wide: true, cell: (row) => row.note || '–' },
          { key: 'by', title: t('eventTypes.by'), wide: true, cell: (row) => row.madeBy },
          {
            key: 'at',
            title: t('campaigns.updated'),
            right: true,
            cell: (row) => <When at={row.madeAt} brief />,
          },
        ]}
      />
    </section>
  );
}
