import type { Schemas } from '@shared/api/schemas';
import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { FormModal } from '@shared/ui/FormModal';
import { Named } from '@shared/ui/Named';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { useSources } from '../api';

export type Merged = Schemas['MergedTablesMerged'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/merged-tables': { answer: Merged[] };
    'PUT /api/merged-tables/{code}': {
      path: { code: string };
      body: { name: string; sources: string[] };
      answer: void;
    };
    'DELETE /api/merged-tables/{code}': { path: { code: string }; answer: void };
  }
}

/** Several sources under each other, whatever kind each is, as one table to compute tags from. */
export function MergedTablesPage() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const mayMerge = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const [making, setMaking] = useState(false);
  const sources = useSources();
  const tables = useQuery({ queryKey: ['merged-tables'], queryFn: () => call('GET /api/merged-tables') });
  const remove = useChange(
    (code: string) => call('DELETE /api/merged-tables/{code}', { path: { code } }),
    [['merged-tables'], ['tag-tables']],
  );
  const kindOf = (code: string) => sources.data?.find((source) => source.code === code)?.kind;
  return (
    <>
      <PageHead
        title={t('merged.title')}
        before={<Link to="/audience/sources">{t('nav.sources')}</Link>}
        facts={<span>{t('merged.text')}</span>}
        actions={
          mayMerge && (
            <Button
              type="primary"
              onClick={() => {
                setMaking(true);
              }}
            >
              {t('merged.new')}
            </Button>
          )
        }
      />
      <QueryView query={tables}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={t('merged.emptyTitle')} text={t('merged.emptyText')} />
          ) : (
            <DataTable<Merged>
              label={t('merged.title')}
              rows={rows}
              rowKey={(row) => row.code}
              columns={[
                {
                  key: 'name',
                  title: t('sources.name'),
                  cell: (row) => <Named name={row.name} code={row.code} />,
                },
                {
                  key: 'sources',
                  title: t('merged.sources'),
                  cell: (row) =>
                    row.sources.map((code) => {
                      const kind = kindOf(code);
                      return (
                        <div key={code}>
                          <Link className="mono" to={`/audience/sources?source=${code}`}>
                            {code}
                          </Link>{' '}
                          <span className={kind ? 'quiet' : 'stale'}>
                            {kind ? t(`sourceKind.${kind}`) : t('merged.gone')}
                          </span>
                        </div>
                      );
                    }),
                },
                {
                  key: 'remove',
                  title: t('findings.action'),
                  right: true,
                  cell: (row) =>
                    mayMerge && (
                      <Button
                        type="text"
                        size="small"
                        icon={<DeleteOutlined />}
                        aria-label={`${t('merged.remove')} ${row.code}`}
                        onClick={() => {
                          remove.mutate(row.code, {
                            onError: (error) => {
                              modal.error({
                                title: null,
                                icon: null,
                                content: <ProblemView problem={asProblem(error)} />,
                              });
                            },
                          });
                        }}
                      />
                    ),
                },
              ]}
            />
          )
        }
      </QueryView>
      {making && (
        <NewMergedTable
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
    </>
  );
}

function NewMergedTable({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const sources = useSources();
  const make = useChange(
    ({ code, name, sources: parts }: Merged) =>
      call('PUT /api/merged-tables/{code}', { path: { code }, body: { name, sources: parts } }),
    [['merged-tables'], ['tag-tables']],
    onClose,
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <FormModal<Merged> title={t('merged.new')} change={make} onClose={onClose}>
      <Form.Item name="name" label={t('sources.name')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('merged.code')}
        rules={[{ required: true, pattern: /^[A-Za-z][A-Za-z0-9_-]{0,39}$/, message: t('merged.codeRule') }]}
      >
        <Input className="mono" maxLength={40} />
      </Form.Item>
      <Form.Item
        name="sources"
        label={t('merged.sources')}
        extra={t('merged.common')}
        rules={[{ required: true, type: 'array', min: 2, max: 20, message: t('merged.two') }]}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={sources.data?.map((source) => ({
            value: source.code,
            label: `${source.name} · ${source.code} · ${t(`sourceKind.${source.kind}`)}`,
          }))}
        />
      </Form.Item>
    </FormModal>
  );
}
