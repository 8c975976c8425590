import { Button, Segmented, type InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CampaignState, CampaignSummary } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { AddButton } from '@shared/ui/AddButton';
import { DataTable, type Column } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { People, Share, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { AddressSearch } from '@shared/ui/AddressSearch';
import { SavedViews } from '@shared/views/SavedViews';
import { StateMark } from '@shared/ui/StateMark';
import { useParameter, useParameters } from '@shared/ui/useParameter';
import { useServerList } from '@shared/ui/useServerList';
import { CampaignName } from './CampaignName';
import { useCampaigns } from './api/queries';

const FILTERS: CampaignState[] = ['DRAFT', 'IN_APPROVAL', 'APPROVED', 'LIVE', 'FINISHED', 'STOPPED'];
/** Whoever searches anew begins on the first page. */
const FROM_THE_START = ['page'];

export function CampaignsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayPlan = useMay('MARKETER');
  const [state] = useParameter('state');
  const narrow = useParameters();
  const [search] = useParameter('q');
  const searchInput = useRef<InputRef>(null);
  const list = useServerList({ key: 'created', down: true });
  const campaigns = useCampaigns(state, search, list.query);
  const columns = useColumns();
  const plan = (
    <AddButton onClick={() => void navigate('/campaigns/templates')}>{t('campaigns.new')}</AddButton>
  );
  return (
    <>
      <PageHead
        title={t('nav.campaigns')}
        facts={campaigns.data && <span>{t('campaigns.total', { count: campaigns.data.total })}</span>}
        actions={mayPlan && plan}
      />
      <div className="tools">
        <AddressSearch label={t('campaigns.search')} inputRef={searchInput} drop={FROM_THE_START} />
        <div style={{ overflowX: 'auto' }}>
          <Segmented
            aria-label={t('campaigns.stateFilter')}
            value={state}
            onChange={(value) => {
              narrow({ state: value, page: '' });
            }}
            options={[
              { value: '', label: t('list.all') },
              ...FILTERS.map((value) => ({ value: value as string, label: t(`state.${value}`) })),
            ]}
          />
        </div>
        <SavedViews list="CAMPAIGNS" />
      </div>
      <QueryView query={campaigns} skeletonRows={10}>
        {({ items, total }) =>
          total > 0 ? (
            <DataTable
              label={t('nav.campaigns')}
              columns={columns}
              rows={items}
              rowKey={(row) => row.code}
              onOpen={(row) => void navigate(`/campaigns/${row.code}`)}
              onSearch={() => searchInput.current?.focus()}
              {...list.table(total)}
            />
          ) : search || state ? (
            <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')}>
              <Button onClick={() => void navigate('/campaigns')}>{t('list.clear')}</Button>
            </Empty>
          ) : (
            <Empty
              title={t('campaigns.emptyTitle')}
              text={t('campaigns.emptyText')}
              example={t('campaigns.emptyExample')}
            >
              {mayPlan && plan}
            </Empty>
          )
        }
      </QueryView>
    </>
  );
}

function useColumns(): Column<CampaignSummary>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('campaigns.name'),
      ordered: true,
      cell: (row) => <CampaignName code={row.code} name={row.name} owner={row.owner} />,
    },
    {
      key: 'state',
      title: t('campaigns.state'),
      ordered: true,
      cell: (row) => <StateMark state={row.state} />,
    },
    {
      key: 'journey',
      title: t('campaigns.journey'),
      wide: true,
      cell: (row) => <span className="mono">{row.journey}</span>,
    },
    {
      key: 'audience',
      title: t('campaigns.audience'),
      right: true,
      cell: (row) => <People of={row.audience} />,
    },
    {
      key: 'touched',
      title: t('campaigns.touched'),
      right: true,
      wide: true,
      cell: (row) => <People of={row.touched} />,
    },
    {
      key: 'responded',
      title: t('campaigns.responded'),
      right: true,
      wide: true,
      cell: (row) => <Share part={row.responded} whole={row.touched} />,
    },
    {
      key: 'updated',
      title: t('campaigns.updated'),
      right: true,
      wide: true,
      ordered: true,
      cell: (row) => <When at={row.updatedAt} brief />,
    },
  ];
}
