import { useTranslation } from 'react-i18next';
import { exact } from '../../format/numbers';
import { useWord } from '../../i18n/words';
import { DataTable } from '../../ui/DataTable';
import { People } from '../../ui/Numbers';
import type { Preflight, PreflightChannel } from '../types';

const money = (value: number | null) =>
  value === null ? null : value.toLocaleString('en-US', { maximumFractionDigits: 4 });

/** What is wanted of each channel, what it can do, and what that costs. */
export function ChannelLoads({ data }: { data: Preflight }) {
  const { t } = useTranslation();
  const word = useWord();
  const known = data.channels.filter((channel) => channel.cost !== null);
  const total = known.reduce((sum, channel) => sum + (channel.cost ?? 0), 0);
  const limit = (row: PreflightChannel) =>
    row.perDay !== null
      ? t('preflight.perDay', { shown: exact(row.perDay) })
      : row.perMinute !== null
        ? t('preflight.perMinute', { shown: exact(row.perMinute) })
        : t('preflight.unlimited');
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.channels')}</h2>
      <DataTable
        label={t('preflight.channels')}
        rows={data.channels}
        rowKey={(row) => row.channel}
        columns={[
          {
            key: 'channel',
            title: t('campaigns.channel'),
            cell: (row) => <span className="name">{word('channel', row.channel)}</span>,
          },
          {
            key: 'wanted',
            title: t('preflight.wanted'),
            right: true,
            cell: (row) => <People of={row.wanted} />,
          },
          {
            key: 'capacity',
            title: t('preflight.capacity'),
            right: true,
            cell: (row) => (
              <>
                <span className={row.perDay === null && row.perMinute === null ? 'quiet' : 'num'}>
                  {limit(row)}
                </span>
                {row.days !== null && row.days > 0 && (
                  <div className="quiet small">{t('preflight.days', { count: row.days })}</div>
                )}
              </>
            ),
          },
          {
            key: 'cost',
            title: t('preflight.cost'),
            right: true,
            cell: (row) =>
              row.cost === null ? (
                <span className="quiet">{t('preflight.noCost')}</span>
              ) : (
                <span className="num" title={`${exact(row.granted)} × ${money(row.unitCost) ?? ''}`}>
                  {money(row.cost)}
                </span>
              ),
          },
        ]}
      />
      <p style={{ marginTop: 8 }}>
        {known.length === 0
          ? t('preflight.costUnknown')
          : t(known.length === data.channels.length ? 'preflight.costTotal' : 'preflight.costAtLeast', {
              shown: money(total),
            })}
        {data.budget !== null && (
          <span className="quiet"> {t('preflight.budget', { shown: money(data.budget) })}</span>
        )}
      </p>
    </section>
  );
}
