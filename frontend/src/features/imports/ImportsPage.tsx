import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useImports } from './api';
import { ImportStateMark } from './ImportStateMark';

export function ImportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const imports = useImports();
  const mayImport = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const create = (
    <Button type="primary" icon={<UploadOutlined />} onClick={() => void navigate('/audience/imports/new')}>
      {t('imports.new')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('nav.imports')} actions={mayImport && create} />
      <QueryView query={imports}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              title={t('imports.emptyTitle')}
              text={t('imports.emptyText')}
              example={t('imports.emptyExample')}
            >
              {mayImport && create}
            </Empty>
          ) : (
            <DataTable
              label={t('nav.imports')}
              rows={rows}
              rowKey={(row) => String(row.id)}
              onOpen={(row) => void navigate(`/audience/imports/${row.id}`)}
              columns={[
                {
                  key: 'code',
                  title: t('imports.source'),
                  cell: (row) => <span className="name">{row.name || row.code}</span>,
                },
                {
                  key: 'state',
                  title: t('campaigns.state'),
                  cell: (row) => <ImportStateMark state={row.state} />,
                },
                {
                  key: 'kind',
                  title: t('sources.kind'),
                  wide: true,
                  cell: (row) => t(`sourceKind.${row.kind}`),
                },
                {
                  key: 'rows',
                  title: t('imports.rows'),
                  right: true,
                  cell: (row) => <People of={row.rows} />,
                },
                {
                  key: 'rejected',
                  title: t('imports.rejected'),
                  right: true,
                  cell: (row) => <People of={row.rejected} />,
                },
                {
                  key: 'at',
                  title: t('imports.startedAt'),
                  right: true,
                  wide: true,
                  cell: (row) => <When at={row.startedAt} brief />,
                },
              ]}
            />
          )
        }
      </QueryView>
    </>
  );
}
