import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { Named } from '@shared/ui/Named';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useConnections } from './api';
import { ConnectionForm } from './ConnectionForm';
import type { Connection } from './types';

/** Databases and brokers that rows may be read from; where they may lead is in the settings. */
export function ConnectionsPage() {
  const { t } = useTranslation();
  const connections = useConnections();
  const mayKeep = useMay('OPERATOR', 'ADMINISTRATOR');
  const [open, setOpen] = useState<Connection | 'new'>();
  const create = mayKeep && (
    <AddButton
      onClick={() => {
        setOpen('new');
      }}
    >
      {t('connections.new')}
    </AddButton>
  );
  return (
    <>
      <PageHead title={t('connections.title')} actions={create} />
      <QueryView query={connections}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('connections.emptyTitle')} text={t('connections.emptyText')}>
              {create}
            </Empty>
          ) : (
            <DataTable
              label={t('connections.title')}
              rows={rows}
              rowKey={(row) => row.code}
              {...(mayKeep ? { onOpen: setOpen } : {})}
              columns={[
                {
                  key: 'name',
                  title: t('connections.one'),
                  cell: (row) => <Named name={row.name} code={row.code} />,
                },
                { key: 'kind', title: t('connections.kind'), cell: (row) => t(`connectionKind.${row.kind}`) },
                {
                  key: 'address',
                  title: t('connections.address'),
                  wide: true,
                  cell: (row) => (
                    <span className="mono">
                      {row.host}:{row.port}
                      {row.database && `/${row.database}`}
                    </span>
                  ),
                },
                {
                  key: 'credentials',
                  title: t('connections.credentials'),
                  wide: true,
                  cell: (row) => <span className="mono">{row.credentials ?? t('imports.none')}</span>,
                },
              ]}
            />
          )
        }
      </QueryView>
      {open && (
        <ConnectionForm
          {...(open === 'new' ? {} : { connection: open })}
          onClose={() => {
            setOpen(undefined);
          }}
        />
      )}
    </>
  );
}
