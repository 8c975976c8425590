import { useTranslation } from 'react-i18next';
import { exact, percent } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People } from '@shared/ui/Numbers';
import { partsOf } from './load';
import type { DayLoad } from './types';

/** The calendar in rows, for those who read better so. */
export function LoadTable(props: {
  loads: readonly DayLoad[];
  capacities: Record<string, number>;
  onOpen: (day: string) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  if (props.loads.length === 0) return <Empty title={t('calendar.empty')} text={t('calendar.emptyText')} />;
  return (
    <DataTable
      label={t('calendar.title')}
      rows={props.loads}
      rowKey={(row) => `${row.day} ${row.channel}`}
      onOpen={(row) => {
        props.onOpen(row.day);
      }}
      columns={[
        {
          key: 'day',
          title: t('calendar.day'),
          sort: (row) => row.day,
          cell: (row) => <span className="num">{row.day}</span>,
        },
        {
          key: 'channel',
          title: t('campaigns.channel'),
          sort: (row) => row.channel,
          cell: (row) => word('channel', row.channel),
        },
        {
          key: 'sent',
          title: t('calendar.sent'),
          right: true,
          sort: (row) => row.sent,
          cell: (row) => <People of={row.sent} />,
        },
        {
          key: 'planned',
          title: t('calendar.planned'),
          right: true,
          sort: (row) => partsOf(row).planned,
          cell: (row) => <People of={partsOf(row).planned} />,
        },
        {
          key: 'expected',
          title: t('calendar.expected'),
          right: true,
          sort: (row) => row.expected,
          cell: (row) => <People of={row.expected} />,
        },
        {
          key: 'capacity',
          title: t('preflight.capacity'),
          right: true,
          wide: true,
          cell: (row) => {
            const perDay = props.capacities[row.channel];
            if (perDay === undefined) return <span className="quiet">{t('preflight.unlimited')}</span>;
            const used = partsOf(row).all;
            return (
              <span className={used > perDay ? 'mark red' : 'num'}>
                {used > perDay && '! '}
                {exact(perDay)} · {perDay > 0 ? percent(used / perDay) : '–'}
              </span>
            );
          },
        },
      ]}
    />
  );
}
