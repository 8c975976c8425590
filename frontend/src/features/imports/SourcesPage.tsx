import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { Named } from '@shared/ui/Named';
import { People, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { useSources } from './api';
import { SourcePanel } from './SourcePanel';

export function SourcesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sources = useSources();
  const [open, setOpen] = useParameter('source');
  const mayImport = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const create = (
    <Button type="primary" icon={<UploadOutlined />} onClick={() => void navigate('/audience/imports/new')}>
      {t('imports.new')}
    </Button>
  );
  const chosen = sources.data?.find((source) => source.code === open);
  return (
    <>
      <PageHead
        title={t('nav.sources')}
        facts={
          mayImport && (
            <>
              <Link to="/audience/sources/connections">{t('connections.title')}</Link>
              <Link to="/audience/sources/merged">{t('merged.title')}</Link>
            </>
          )
        }
        actions={mayImport && create}
      />
      <QueryView query={sources}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              title={t('sources.emptyTitle')}
              text={t('imports.emptyText')}
              example={t('imports.emptyExample')}
            >
              {mayImport && create}
            </Empty>
          ) : (
            <DataTable
              label={t('nav.sources')}
              rows={rows}
              rowKey={(row) => row.code}
              onOpen={(row) => {
                setOpen(row.code);
              }}
              columns={[
                {
                  key: 'name',
                  title: t('sources.name'),
                  sort: (row) => row.name,
                  cell: (row) => <Named name={row.name} code={row.code} />,
                },
                { key: 'kind', title: t('sources.kind'), cell: (row) => t(`sourceKind.${row.kind}`) },
                {
                  key: 'rows',
                  title: t('imports.rows'),
                  right: true,
                  sort: (row) => row.rows,
                  cell: (row) => <People of={row.rows} />,
                },
                {
                  key: 'columns',
                  title: t('imports.columns'),
                  right: true,
                  cell: (row) => row.columns.length,
                },
                {
                  key: 'key',
                  title: t('imports.key'),
                  wide: true,
                  cell: (row) => <span className="mono">{row.key ?? t('imports.rowNumber')}</span>,
                },
                {
                  key: 'at',
                  title: t('sources.importedAt'),
                  right: true,
                  wide: true,
                  sort: (row) => row.importedAt,
                  cell: (row) => <When at={row.importedAt} brief />,
                },
              ]}
            />
          )
        }
      </QueryView>
      {chosen && (
        <SourcePanel
          source={chosen}
          onClose={() => {
            setOpen('');
          }}
        />
      )}
    </>
  );
}
