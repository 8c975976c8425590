import type { InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { AddressSearch } from '@shared/ui/AddressSearch';
import { RowLink } from '@shared/ui/RowLink';
import { useParameter } from '@shared/ui/useParameter';
import { RunMark } from './RunMark';
import { useGroupings } from './api';

/** How customers are divided: layers, look-alikes, clusters, products, tiers. */
export function GroupingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayEdit = useMay('MARKETER');
  const [search] = useParameter('q');
  const searchInput = useRef<InputRef>(null);
  const groupings = useGroupings();
  const create = (
    <AddButton onClick={() => void navigate('/audience/groupings/new')}>{t('groupings.new')}</AddButton>
  );
  return (
    <>
      <PageHead
        title={t('nav.groupings')}
        facts={groupings.data && <span>{t('groupings.total', { count: groupings.data.length })}</span>}
        actions={mayEdit && create}
      />
      <QueryView query={groupings}>
        {(all) => {
          if (all.length === 0) {
            return (
              <Empty
                title={t('groupings.emptyTitle')}
                text={t('groupings.emptyText')}
                example={t('groupings.emptyExample')}
              >
                {mayEdit && create}
              </Empty>
            );
          }
          const wanted = search.trim().toLowerCase();
          const rows = all.filter((row) => `${row.name} ${row.code}`.toLowerCase().includes(wanted));
          return (
            <>
              <div className="tools">
                <AddressSearch label={t('groupings.search')} inputRef={searchInput} />
              </div>
              {rows.length === 0 ? (
                <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
              ) : (
                <DataTable
                  label={t('nav.groupings')}
                  rows={rows}
                  rowKey={(row) => row.code}
                  onOpen={(row) => void navigate(`/audience/groupings/${row.code}`)}
                  onSearch={() => searchInput.current?.focus()}
                  columns={[
                    {
                      key: 'name',
                      title: t('groupings.name'),
                      cell: (row) => (
                        <>
                          <RowLink to={`/audience/groupings/${row.code}`}>{row.name}</RowLink>
                          <div className="quiet small">
                            {t(`groupings.methods.${row.method}`)} <span className="mono">{row.code}</span>
                          </div>
                        </>
                      ),
                    },
                    {
                      key: 'base',
                      title: t('groupings.base'),
                      wide: true,
                      cell: (row) => row.baseName ?? t('groupings.everybody'),
                    },
                    {
                      key: 'size',
                      title: t('groupings.customers'),
                      right: true,
                      cell: (row) => <People of={row.inEffect?.baseSize ?? row.newest?.baseSize} />,
                    },
                    {
                      key: 'state',
                      title: t('groupings.state'),
                      cell: (row) => <RunMark run={row.newest} />,
                    },
                    {
                      key: 'division',
                      title: t('groupings.division'),
                      right: true,
                      wide: true,
                      cell: (row) => row.inEffect?.division ?? <span className="quiet">–</span>,
                    },
                    {
                      key: 'owner',
                      title: t('segmentList.owner'),
                      wide: true,
                      cell: (row) => <span className="num">{row.owner}</span>,
                    },
                    {
                      key: 'updated',
                      title: t('campaigns.updated'),
                      right: true,
                      wide: true,
                      cell: (row) => <When at={row.newest?.finishedAt ?? row.updatedAt} brief />,
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
