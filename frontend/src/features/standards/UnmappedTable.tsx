import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { CodeSelect } from './CodeSelect';
import type { CodeMapping, CodeStandard, ColumnMappings } from './types';

/** Raw codes whose rows were rejected: choose what they mean, and the next import takes them. */
export function UnmappedTable(props: {
  unmapped: NonNullable<ColumnMappings['unmapped']>;
  standard: CodeStandard;
  mayKeep: boolean;
  busy: boolean;
  onMap: (mappings: CodeMapping[]) => void;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const mappings = props.unmapped.flatMap(({ raw }) => {
    const code = chosen[raw];
    return code ? [{ raw, code }] : [];
  });
  return (
    <section className="section">
      <h2 className="section-title">
        {t('standards.unmapped')}
        <span className="quiet num">{exact(props.unmapped.length)}</span>
        {props.mayKeep && (
          <span className="end">
            <Button
              type="primary"
              size="small"
              disabled={mappings.length === 0}
              loading={props.busy}
              onClick={() => {
                props.onMap(mappings);
              }}
            >
              {t('standards.saveMappings', { count: mappings.length })}
            </Button>
          </span>
        )}
      </h2>
      <DataTable
        label={t('standards.unmapped')}
        rows={props.unmapped}
        rowKey={(row) => row.raw}
        columns={[
          { key: 'raw', title: t('standards.raw'), cell: (row) => <span className="mono">{row.raw}</span> },
          {
            key: 'rows',
            title: t('standards.rejectedRows'),
            right: true,
            sort: (row) => row.rows,
            cell: (row) => exact(row.rows),
          },
          {
            key: 'code',
            title: t('standards.means'),
            cell: (row) =>
              props.mayKeep ? (
                <CodeSelect
                  standard={props.standard}
                  label={t('standards.meaningOf', { raw: row.raw })}
                  value={chosen[row.raw] ?? null}
                  onChange={(code) => {
                    setChosen({ ...chosen, [row.raw]: code });
                  }}
                />
              ) : (
                <span className="quiet">–</span>
              ),
          },
          {
            key: 'at',
            title: t('standards.seenAt'),
            right: true,
            wide: true,
            cell: (row) => <When at={row.seenAt} brief />,
          },
        ]}
      />
    </section>
  );
}
