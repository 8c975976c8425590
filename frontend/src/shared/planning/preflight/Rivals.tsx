import { useTranslation } from 'react-i18next';
import { exact } from '../../format/numbers';
import { CampaignLink } from '../../ui/CampaignLink';
import { DataTable } from '../../ui/DataTable';
import { People, When } from '../../ui/Numbers';
import { StateMark } from '../../ui/StateMark';
import type { Preflight } from '../types';

/** Who would be served in the same round, and what they would take. */
export function Rivals({ data }: { data: Preflight }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.rivals')}</h2>
      <p style={{ marginBottom: 8 }}>
        {t('preflight.rivalsText')}{' '}
        {data.lost > 0
          ? t('preflight.rivalsLost', { count: data.lost, shown: exact(data.lost) })
          : t('preflight.rivalsNothing')}
      </p>
      <DataTable
        label={t('preflight.rivals')}
        rows={data.rivals.map((rival, index) => ({ ...rival, index }))}
        rowKey={(row) => row.code ?? `other-${row.index}`}
        columns={[
          {
            key: 'name',
            title: t('campaigns.name'),
            cell: (row) => (
              <>
                <CampaignLink campaign={row} heading /> {row.code && <StateMark state={row.state} />}
              </>
            ),
          },
          {
            key: 'start',
            title: t('preflight.rivalStart'),
            wide: true,
            cell: (row) => <When at={row.startsAt} brief />,
          },
          {
            key: 'priority',
            title: t('order.priority'),
            right: true,
            cell: (row) => (
              <span className="num">
                {row.priority ?? '–'} <span className="quiet">: {row.own ?? '–'}</span>
              </span>
            ),
          },
          {
            key: 'shared',
            title: t('preflight.both'),
            right: true,
            cell: (row) => <People of={row.shared} />,
          },
          {
            key: 'lost',
            title: t('preflight.rivalTakes'),
            right: true,
            cell: (row) => <People of={row.lost} />,
          },
        ]}
      />
    </section>
  );
}
