import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, type InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { SearchInput } from '@shared/ui/SearchInput';
import { useParameter } from '@shared/ui/useParameter';
import { useSegments } from './api';
import { useRuleText } from './useRuleText';

export function SegmentsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ruleText = useRuleText();
  const segments = useSegments();
  const mayEdit = useMay('MARKETER');
  const [search, setSearch] = useParameter('q');
  const searchInput = useRef<InputRef>(null);
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/audience/segments/new')}>
      {t('segments.new')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('nav.segments')}
        facts={segments.data && <span>{t('segments.total', { count: segments.data.length })}</span>}
        actions={mayEdit && create}
      />
      <QueryView query={segments}>
        {(all) => {
          if (all.length === 0) {
            return (
              <Empty
                title={t('segments.emptyTitle')}
                text={t('segments.emptyText')}
                example={t('segments.emptyExample')}
              >
                {mayEdit && create}
              </Empty>
            );
          }
          const rows = all.filter((row) =>
            `${row.name} ${row.code}`.toLowerCase().includes(search.toLowerCase()),
          );
          return (
            <>
              <div className="tools">
                <SearchInput
                  label={t('segments.search')}
                  value={search}
                  onChange={setSearch}
                  inputRef={searchInput}
                />
              </div>
              {rows.length === 0 ? (
                <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
              ) : (
                <DataTable
                  label={t('nav.segments')}
                  rows={rows}
                  rowKey={(row) => row.code}
                  onOpen={(row) => void navigate(`/audience/segments/${row.code}`)}
                  onSearch={() => searchInput.current?.focus()}
                  columns={[
                    {
                      key: 'name',
                      title: t('segments.name'),
                      sort: (row) => row.name,
                      cell: (row) => (
                        <>
                          <Link
                            className="name"
                            to={`/audience/segments/${row.code}`}
                            onClick={(event) => {
                              event.stopPropagation();
                            }}
                          >
                            {row.name}
                          </Link>
                          <div className="quiet small">
                            {row.description || <span className="mono">{row.code}</span>}
                          </div>
                        </>
                      ),
                    },
                    {
                      key: 'rule',
                      title: t('segments.rule'),
                      wide: true,
                      cell: (row) => <span className="quiet">{ruleText(row.rule)}</span>,
                    },
                    {
                      key: 'among',
                      title: t('segments.among'),
                      wide: true,
                      cell: (row) =>
                        row.among ? <span className="mono">{row.among}</span> : t('segments.everybody'),
                    },
                    {
                      key: 'version',
                      title: t('segments.version'),
                      right: true,
                      wide: true,
                      cell: (row) => row.version,
                    },
                    {
                      key: 'updated',
                      title: t('campaigns.updated'),
                      right: true,
                      wide: true,
                      cell: (row) => <When at={row.updatedAt} brief />,
                    },
                  ]}
                />
              )}
            </>
          );
        }}
      </QueryView>
    </>
  );
}
