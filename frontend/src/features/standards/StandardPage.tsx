import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SureButton } from '@shared/ui/SureButton';
import { StandardForm } from './StandardForm';
import { STALE, useStandard } from './api';
import type { CodeStandard } from './types';

export function StandardPage() {
  const { code = '' } = useParams();
  const standard = useStandard(code);
  return <QueryView query={standard}>{(data) => <Opened standard={data} />}</QueryView>;
}

/** One standard: its values now, and every version before. */
function Opened({ standard }: { standard: CodeStandard }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNamed();
  const mayKeep = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const mayRemove = useMay('ADMINISTRATOR');
  const [changing, setChanging] = useState(false);
  const { code } = standard;
  const versions = useQuery({
    queryKey: ['standards', code, 'versions'],
    queryFn: () => call('GET /api/standards/{code}/versions', { path: { code } }),
  });
  const remove = useChange(
    () => call('DELETE /api/standards/{code}', { path: { code } }),
    STALE,
    () => void navigate('/audience/standards'),
  );
  return (
    <>
      <PageHead
        title={nameOf(standard)}
        before={<Link to="/audience/standards">{t('nav.standards')}</Link>}
        facts={
          <>
            <span className="mono">{code}</span>
            <span>{t('standards.versionBy', { version: standard.version, by: standard.changedBy })}</span>
            <When at={standard.changedAt} brief />
          </>
        }
        actions={
          <>
            {mayRemove && (
              <SureButton
                question={t('standards.removeSure')}
                label={t('standards.remove')}
                icon={<DeleteOutlined />}
                loading={remove.isPending}
                onSure={() => {
                  remove.mutate(undefined);
                }}
              />
            )}
            {mayKeep && (
              <Button
                type="primary"
                icon={<EditOutlined />}
                onClick={() => {
                  setChanging(true);
                }}
              >
                {t('standards.change')}
              </Button>
            )}
          </>
        }
      />
      {remove.isError && (
        <div className="section">
          <ProblemView problem={asProblem(remove.error)} />
        </div>
      )}
      <section className="section">
        <DataTable
          label={t('standards.values')}
          rows={standard.values}
          rowKey={(row) => row.code}
          columns={[
            {
              key: 'code',
              title: t('standards.code'),
              cell: (row) => <span className="mono">{row.code}</span>,
            },
            { key: 'zh', title: t('dictionaries.nameZh'), cell: (row) => row.nameZh },
            { key: 'en', title: t('dictionaries.nameEn'), cell: (row) => row.nameEn },
          ]}
        />
      </section>
      <section className="section">
        <h2 className="section-title">{t('standards.versions')}</h2>
        <QueryView query={versions}>
          {(rows) => (
            <DataTable
              label={t('standards.versions')}
              rows={rows}
              rowKey={(row) => String(row.version)}
              columns={[
                { key: 'version', title: t('sources.version'), cell: (row) => row.version },
                { key: 'by', title: t('standards.changedBy'), cell: (row) => row.changedBy },
                {
                  key: 'values',
                  title: t('standards.values'),
                  wide: true,
                  cell: (row) =>
                    row.values
                      .map((value) => value.code)
                      .slice(0, 20)
                      .join(', '),
                },
                {
                  key: 'at',
                  title: t('campaigns.updated'),
                  right: true,
                  cell: (row) => <When at={row.changedAt} brief />,
                },
              ]}
            />
          )}
        </QueryView>
      </section>
      {changing && (
        <StandardForm
          standard={standard}
          onDone={() => {
            setChanging(false);
          }}
        />
      )}
    </>
  );
}
