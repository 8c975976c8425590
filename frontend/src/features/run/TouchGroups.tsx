import { useTranslation } from 'react-i18next';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWord } from '@shared/i18n/words';
import { DataTable, type Column } from '@shared/ui/DataTable';
import { People } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';

interface Group {
  channel: string;
  campaign: string;
  customers: number;
}

interface Props<Of extends Group> {
  title: string;
  text?: string;
  /** What is said where there are none. */
  none: string;
  query: UseQueryResult<Of[]>;
  rowKey: (row: Of) => string;
  reason: (row: Of) => ReactNode;
  last?: Column<Of>;
  customers: string;
  action: (row: Of) => ReactNode;
}

/** Messages that somebody has to look at, counted by channel, campaign and why. */
export function TouchGroups<Of extends Group>(props: Props<Of>) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section className="section">
      <h2 className="section-title">{props.title}</h2>
      {props.text && (
        <p className="quiet" style={{ marginBottom: 12 }}>
          {props.text}
        </p>
      )}
      <QueryView query={props.query} skeletonRows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{props.none}</p>
          ) : (
            <DataTable<Of>
              label={props.title}
              rows={rows}
              rowKey={props.rowKey}
              columns={[
                {
                  key: 'channel',
                  title: t('campaigns.channel'),
                  cell: (row) => word('channel', row.channel),
                },
                {
                  key: 'campaign',
                  title: t('campaigns.name'),
                  wide: true,
                  cell: (row) => <span className="mono">{row.campaign}</span>,
                },
                { key: 'reason', title: t('imports.reason'), cell: props.reason },
                ...(props.last ? [props.last] : []),
                {
                  key: 'customers',
                  title: props.customers,
                  right: true,
                  cell: (row) => <People of={row.customers} />,
                },
                { key: 'do', title: t('run.actions'), right: true, cell: props.action },
              ]}
            />
          )
        }
      </QueryView>
    </section>
  );
}
