import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { NewColumn } from './NewColumn';
import { StandardLinks } from './StandardLinks';
import { useStandardColumns, useStandards } from './api';

/** Columns of the systems, each with the standard it is translated into. */
export function MappingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNamed();
  const mayKeep = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const columns = useStandardColumns();
  const standards = useStandards();
  const [adding, setAdding] = useState(false);
  const add = (
    <AddButton
      onClick={() => {
        setAdding(true);
      }}
    >
      {t('standards.addColumn')}
    </AddButton>
  );
  const named = (code: string) => {
    const standard = standards.data?.find((each) => each.code === code);
    return standard ? nameOf(standard) : code;
  };
  return (
    <>
      <PageHead title={t('standards.mappings')} facts={<StandardLinks />} actions={mayKeep && add} />
      <QueryView query={columns}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('standards.noColumns')} text={t('standards.noColumnsText')}>
              {mayKeep && add}
            </Empty>
          ) : (
            <DataTable
              label={t('standards.mappings')}
              rows={rows}
              rowKey={(row) => String(row.id)}
              onOpen={(row) => void navigate(`/audience/standard-mappings/${row.id}`)}
              columns={[
                {
                  key: 'column',
                  title: t('imports.column'),
                  sort: (row) => `${row.source}.${row.column}`,
                  cell: (row) => (
                    <>
                      <span className="name mono">{row.column}</span>
                      <div className="quiet small">{row.sourceName}</div>
                    </>
                  ),
                },
                {
                  key: 'standard',
                  title: t('standards.name'),
                  sort: (row) => row.standard,
                  cell: (row) => named(row.standard),
                },
                {
                  key: 'mapped',
                  title: t('standards.mapped'),
                  right: true,
                  cell: (row) => exact(row.mapped),
                },
                {
                  key: 'unmapped',
                  title: t('standards.unmapped'),
                  right: true,
                  sort: (row) => row.unmappedRows ?? 0,
                  cell: (row) =>
                    row.unmapped === null ? (
                      <span className="quiet">–</span>
                    ) : row.unmapped > 0 ? (
                      <span className="mark amber">
                        ▲{' '}
                        {t('standards.unmappedRows', {
                          count: row.unmappedRows ?? 0,
                          codes: row.unmapped,
                          rows: exact(row.unmappedRows ?? 0),
                        })}
                      </span>
                    ) : (
                      '0'
                    ),
                },
                {
                  key: 'at',
                  title: t('campaigns.updated'),
                  right: true,
                  wide: true,
                  sort: (row) => row.changedAt,
                  cell: (row) => (
                    <>
                      <When at={row.changedAt} brief />
                      {!row.imported && <div className="small stale">{t('standards.notImported')}</div>}
                    </>
                  ),
                },
              ]}
            />
          )
        }
      </QueryView>
      {adding && (
        <NewColumn
          onDone={(made) => {
            setAdding(false);
            if (made) void navigate(`/audience/standard-mappings/${made.id}`);
          }}
        />
      )}
    </>
  );
}
