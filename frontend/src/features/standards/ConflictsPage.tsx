import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exact } from '@shared/format/numbers';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { DisagreementSheet } from './DisagreementSheet';
import { StandardLinks } from './StandardLinks';
import { useCodeName, useConflicts } from './api';
import type { Ambiguous, StandardConflicts, Unmapped } from './types';

/** Where the systems do not speak of the same thing in the same way. */
export function ConflictsPage() {
  const { t } = useTranslation();
  const conflicts = useConflicts();
  return (
    <>
      <PageHead title={t('standards.conflicts')} facts={<StandardLinks />} />
      <QueryView query={conflicts}>
        {(data) =>
          data.disagreements.length + data.ambiguous.length + (data.unmapped?.length ?? 0) === 0 ? (
            <Empty title={t('standards.noConflicts')} text={t('standards.noConflictsText')} />
          ) : (
            <Found data={data} />
          )
        }
      </QueryView>
    </>
  );
}

function Found({ data }: { data: StandardConflicts }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="section">
        <h2 className="section-title">
          {t('standards.disagreements')}
          <span className="quiet num">{exact(data.disagreements.length)}</span>
        </h2>
        <p className="quiet small">{t('standards.disagreementsText')}</p>
        {data.disagreements.length === 0 && <p className="quiet">{t('customer.nothing')}</p>}
        <div className="fact-groups">
          {data.disagreements.map((each) => (
            <DisagreementSheet
              key={`${each.leftSource}.${each.leftColumn} ${each.rightSource}.${each.rightColumn}`}
              of={each}
            />
          ))}
        </div>
      </section>
      {data.unmapped !== null && <UnmappedCodes rows={data.unmapped} />}
      <AmbiguousCodes rows={data.ambiguous} />
    </>
  );
}

function UnmappedCodes({ rows }: { rows: readonly Unmapped[] }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <h2 className="section-title">
        {t('standards.unmapped')}
        <span className="quiet num">{exact(rows.length)}</span>
      </h2>
      {rows.length === 0 ? (
        <p className="quiet">{t('customer.nothing')}</p>
      ) : (
        <DataTable
          label={t('standards.unmapped')}
          rows={rows}
          rowKey={(row) => `${row.columnId} ${row.raw}`}
          columns={[
            { key: 'raw', title: t('standards.raw'), cell: (row) => <span className="mono">{row.raw}</span> },
            {
              key: 'column',
              title: t('imports.column'),
              sort: (row) => `${row.source}.${row.column}`,
              cell: (row) => (
                <Link className="mono" to={`/audience/standard-mappings/${row.columnId}`}>
                  {row.source}.{row.column}
                </Link>
              ),
            },
            {
              key: 'standard',
              title: t('standards.name'),
              wide: true,
              cell: (row) => <span className="mono">{row.standard}</span>,
            },
            {
              key: 'rows',
              title: t('standards.rejectedRows'),
              right: true,
              sort: (row) => row.rows,
              cell: (row) => exact(row.rows),
            },
          ]}
        />
      )}
    </section>
  );
}

function AmbiguousCodes({ rows }: { rows: readonly Ambiguous[] }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  return (
    <section className="section">
      <h2 className="section-title">
        {t('standards.ambiguous')}
        <span className="quiet num">{exact(rows.length)}</span>
      </h2>
      {rows.length === 0 ? (
        <p className="quiet">{t('customer.nothing')}</p>
      ) : (
        <DataTable
          label={t('standards.ambiguous')}
          rows={rows}
          rowKey={(row) => `${row.standard} ${row.raw}`}
          columns={[
            { key: 'raw', title: t('standards.raw'), cell: (row) => <span className="mono">{row.raw}</span> },
            {
              key: 'standard',
              title: t('standards.name'),
              wide: true,
              cell: (row) => <span className="mono">{row.standard}</span>,
            },
            {
              key: 'meanings',
              title: t('standards.means'),
              cell: (row) =>
                row.meanings.map((said) => (
                  <div key={`${said.source}.${said.column}`}>
                    <span className="mono quiet">
                      {said.source}.{said.column}
                    </span>{' '}
                    {codeName(row.standard, said.code)}
                  </div>
                )),
            },
          ]}
        />
      )}
    </section>
  );
}
