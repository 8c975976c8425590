import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call, upload } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { LoadReport } from '@shared/ui/LoadReport';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SureButton } from '@shared/ui/SureButton';
import { MappingTable } from './MappingTable';
import { UnmappedTable } from './UnmappedTable';
import { STALE, useColumnMappings, useStandard } from './api';
import type { CodeMapping, CodeStandard, ColumnMappings, MappingsLoaded } from './types';

export function MappingPage() {
  const { id = '' } = useParams();
  const mappings = useColumnMappings(id);
  return <QueryView query={mappings}>{(data) => <WithStandard data={data} />}</QueryView>;
}

function WithStandard({ data }: { data: ColumnMappings }) {
  const standard = useStandard(data.column.standard);
  return <QueryView query={standard}>{(known) => <Opened data={data} standard={known} />}</QueryView>;
}

/** One column: what came in without a mapping, and what its raw codes mean. */
function Opened({ data, standard }: { data: ColumnMappings; standard: CodeStandard }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const nameOf = useNamed();
  const mayKeep = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const { column } = data;
  const id = String(column.id);
  const map = useChange(
    (mappings: CodeMapping[]) =>
      call('PUT /api/standard-columns/{id}/mappings', { path: { id }, body: { mappings } }),
    STALE,
    () => void message.success(t('standards.saved')),
  );
  const unmap = useChange(
    (raw: string) =>
      call('POST /api/standard-columns/{id}/mapping-removals', { path: { id }, body: { raws: [raw] } }),
    STALE,
  );
  const remove = useChange(
    () => call('DELETE /api/standard-columns/{id}', { path: { id } }),
    STALE,
    () => void navigate('/audience/standard-mappings'),
  );
  const load = useMutation({
    mutationFn: (file: File) =>
      upload<MappingsLoaded>(`/api/standard-columns/${id}/mappings`, file, () => undefined),
    onSuccess: () => Promise.all(STALE.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const failed = map.error ?? unmap.error ?? remove.error ?? load.error;
  return (
    <>
      <PageHead
        title={`${column.sourceName} · ${column.column}`}
        before={<Link to="/audience/standard-mappings">{t('standards.mappings')}</Link>}
        facts={
          <>
            <Link to={`/audience/standards/${standard.code}`}>{nameOf(standard)}</Link>
            <span>{t('standards.mappedCount', { count: column.mapped, shown: exact(column.mapped) })}</span>
            <span>
              {column.changedBy} <When at={column.changedAt} brief />
            </span>
            {!column.imported && (
              <Link className="stale" to={`/audience/sources?source=${encodeURIComponent(column.source)}`}>
                {t('standards.notImported')}
              </Link>
            )}
          </>
        }
        actions={
          mayKeep && (
            <>
              <SureButton
                question={t('standards.removeColumnSure')}
                label={t('standards.removeColumn')}
                icon={<DeleteOutlined />}
                loading={remove.isPending}
                onSure={() => {
                  remove.mutate(undefined);
                }}
              />
              <Upload
                accept=".csv,.txt"
                showUploadList={false}
                beforeUpload={(file) => {
                  load.mutate(file);
                  return false;
                }}
              >
                <Button type="primary" icon={<UploadOutlined />} loading={load.isPending}>
                  {t('dictionaries.load')}
                </Button>
              </Upload>
            </>
          )
        }
      />
      {mayKeep && <p className="quiet small">{t('standards.loadHint')}</p>}
      {failed && (
        <div className="section">
          <ProblemView problem={asProblem(failed)} />
        </div>
      )}
      {load.data && <LoadReport loaded={load.data} />}
      {data.unmapped !== null && data.unmapped.length > 0 && (
        <UnmappedTable
          unmapped={data.unmapped}
          standard={standard}
          mayKeep={mayKeep}
          busy={map.isPending}
          onMap={map.mutate}
        />
      )}
      <MappingTable
        mappings={data.mappings}
        standard={standard}
        mayKeep={mayKeep}
        onMap={(mapping) => {
          map.mutate([mapping]);
        }}
        onRemove={unmap.mutate}
      />
    </>
  );
}
