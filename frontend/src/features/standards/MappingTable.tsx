import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import { DataTable } from '@shared/ui/DataTable';
import { SearchInput } from '@shared/ui/SearchInput';
import { CodeSelect } from './CodeSelect';
import type { CodeMapping, CodeStandard } from './types';

/** What raw codes mean; changed at once, one by one. */
export function MappingTable(props: {
  mappings: readonly CodeMapping[];
  standard: CodeStandard;
  mayKeep: boolean;
  onMap: (mapping: CodeMapping) => void;
  onRemove: (raw: string) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [added, setAdded] = useState<{ raw: string; code: string | null }>({ raw: '', code: null });
  const part = search.trim().toLowerCase();
  const rows = props.mappings.filter(
    (mapping) => mapping.raw.toLowerCase().includes(part) || mapping.code.toLowerCase().includes(part),
  );
  return (
    <section className="section">
      <h2 className="section-title">
        {t('standards.mapped')}
        <span className="quiet num">{exact(props.mappings.length)}</span>
      </h2>
      <div className="tools">
        <SearchInput label={t('standards.searchCodes')} value={search} onChange={setSearch} />
        {props.mayKeep && (
          <>
            <Input
              aria-label={t('standards.raw')}
              placeholder={t('standards.raw')}
              className="mono"
              style={{ width: 160 }}
              maxLength={100}
              value={added.raw}
              onChange={(event) => {
                setAdded({ ...added, raw: event.target.value });
              }}
            />
            <CodeSelect
              standard={props.standard}
              label={t('standards.means')}
              value={added.code}
              onChange={(code) => {
                setAdded({ ...added, code });
              }}
            />
            <Button
              disabled={added.raw.trim() === '' || added.code === null}
              onClick={() => {
                if (added.code !== null) props.onMap({ raw: added.raw.trim(), code: added.code });
                setAdded({ raw: '', code: null });
              }}
            >
              {t('standards.add')}
            </Button>
          </>
        )}
      </div>
      {props.mappings.length === 0 ? (
        <p className="quiet">{t('standards.noMappings')}</p>
      ) : (
        <DataTable
          label={t('standards.mapped')}
          rows={rows}
          rowKey={(row) => row.raw}
          columns={[
            {
              key: 'raw',
              title: t('standards.raw'),
              sort: (row) => row.raw,
              cell: (row) => <span className="mono">{row.raw}</span>,
            },
            {
              key: 'code',
              title: t('standards.means'),
              sort: (row) => row.code,
              cell: (row) =>
                props.mayKeep ? (
                  <CodeSelect
                    standard={props.standard}
                    label={t('standards.meaningOf', { raw: row.raw })}
                    value={row.code}
                    onChange={(code) => {
                      props.onMap({ raw: row.raw, code });
                    }}
                  />
                ) : (
                  <span className="mono">{row.code}</span>
                ),
            },
            ...(props.mayKeep
              ? [
                  {
                    key: 'remove',
                    title: t('findings.action'),
                    right: true,
                    cell: (row: CodeMapping) => (
                      <Button
                        type="text"
                        size="small"
                        icon={<DeleteOutlined />}
                        aria-label={`${t('standards.remove')} ${row.raw}`}
                        onClick={() => {
                          props.onRemove(row.raw);
                        }}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </section>
  );
}
