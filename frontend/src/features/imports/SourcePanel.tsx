import ReloadOutlined from '@ant-design/icons/ReloadOutlined';
import TagsOutlined from '@ant-design/icons/TagsOutlined';
import { Button, Drawer, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Source } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { useRegister } from './api';
import { label } from './ConnectionPicker';
import { MakeTagsButton } from './MakeTagsButton';
import type { Register } from './types';

const EVERY = [0, 15, 60, 1440];

/** The entry of the source register: columns, where they come from, and what they were before. */
export function SourcePanel({ source, onClose }: { source: Source; onClose: () => void }) {
  const { t } = useTranslation();
  const mayTag = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const register = useRegister(source.code);
  return (
    <Drawer
      open
      title={source.name}
      onClose={onClose}
      size={640}
      extra={mayTag && <MakeTagsButton source={source.code} icon={<TagsOutlined />} />}
    >
      {register.data?.origin && <Refreshing register={register.data} mayRefresh={mayTag} />}
      <DataTable
        label={t('imports.columns')}
        rows={source.columns}
        rowKey={(row) => row.name}
        columns={[
          {
            key: 'name',
            title: t('imports.column'),
            cell: (row) => <span className="mono">{row.name}</span>,
          },
          { key: 'type', title: t('tags.type'), cell: (row) => t(`fieldType.${row.type}`) },
          { key: 'nulls', title: t('imports.nulls'), right: true, cell: (row) => <People of={row.nulls} /> },
          {
            key: 'distinct',
            title: t('imports.distinct'),
            right: true,
            cell: (row) => <People of={row.distinct} />,
          },
        ]}
      />
      {register.data && register.data.structures.length > 0 && (
        <section className="section" style={{ marginTop: 24 }}>
          <h2 className="section-title">{t('sources.structures')}</h2>
          <DataTable
            label={t('sources.structures')}
            rows={register.data.structures}
            rowKey={(row) => `${row.version} ${row.name}`}
            columns={[
              { key: 'version', title: t('sources.version'), cell: (row) => row.version },
              {
                key: 'name',
                title: t('imports.column'),
                cell: (row) => <span className="mono">{row.name}</span>,
              },
              {
                key: 'physical',
                title: t('sources.physical'),
                cell: (row) =>
                  row.physical ? <span className="mono">{row.physical}</span> : t(`fieldType.${row.type}`),
              },
              {
                key: 'at',
                title: t('sources.importedAt'),
                right: true,
                wide: true,
                cell: (row) => <When at={row.importedAt} brief />,
              },
            ]}
          />
        </section>
      )}
    </Drawer>
  );
}

function Refreshing({ register, mayRefresh }: { register: Register; mayRefresh: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const code = register.source.code;
  const refresh = useChange(
    () => call('POST /api/sources/{code}/refresh', { path: { code } }),
    [['imports'], ['sources']],
    ({ id }) => void navigate(`/audience/imports/${id}`),
  );
  const schedule = useChange(
    (minutes: number) =>
      call('PUT /api/sources/{code}/schedule', { path: { code }, body: { everyMinutes: minutes || null } }),
    [['sources']],
  );
  const failed = refresh.error ?? schedule.error;
  return (
    <div className="section">
      <p style={{ marginBottom: 8 }}>
        {t('sources.from', {
          place: label(register.origin ?? { kind: 'JDBC' }),
          connection: register.origin?.connection,
        })}
      </p>
      {failed && <ProblemView problem={asProblem(failed)} />}
      {mayRefresh && (
        <Space wrap>
          <Button
            icon={<ReloadOutlined />}
            loading={refresh.isPending}
            onClick={() => {
              refresh.mutate(undefined);
            }}
          >
            {t('sources.refresh')}
          </Button>
          <Select
            aria-label={t('sources.every')}
            style={{ minWidth: 160 }}
            value={register.everyMinutes ?? 0}
            loading={schedule.isPending}
            onChange={(value) => {
              schedule.mutate(value);
            }}
            options={[...new Set([...EVERY, register.everyMinutes ?? 0])].map((value) => ({
              value,
              label: value === 0 ? t('sources.onRequest') : t('sources.everyMinutes', { count: value }),
            }))}
          />
        </Space>
      )}
    </div>
  );
}
