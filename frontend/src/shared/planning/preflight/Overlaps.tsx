import { useTranslation } from 'react-i18next';
import { CampaignLink } from '../../ui/CampaignLink';
import { DataTable } from '../../ui/DataTable';
import { People, Share } from '../../ui/Numbers';
import { StateMark } from '../../ui/StateMark';
import type { Preflight } from '../types';

/** Other campaigns that contact the same customers. */
export function Overlaps({ data }: { data: Preflight }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.overlaps')}</h2>
      {data.overlaps.length === 0 ? (
        <p className="quiet">{t('preflight.noOverlap')}</p>
      ) : (
        <>
          <p style={{ marginBottom: 8 }}>
            {t('preflight.overlapping')} <Share part={data.overlapping} whole={data.treated} />
          </p>
          <DataTable
            label={t('preflight.overlaps')}
            rows={data.overlaps.map((overlap, index) => ({ ...overlap, index }))}
            rowKey={(row) => row.code ?? `other-${row.index}`}
            columns={[
              {
                key: 'name',
                title: t('campaigns.name'),
                cell: (row) => (
                  <>
                    <CampaignLink campaign={row} heading />
                    {row.code && <div className="quiet small mono">{row.code}</div>}
                  </>
                ),
              },
              {
                key: 'state',
                title: t('campaigns.state'),
                cell: (row) => <StateMark state={row.state} />,
              },
              {
                key: 'customers',
                title: t('preflight.both'),
                right: true,
                cell: (row) => <People of={row.customers} />,
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
