import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { percent } from '@shared/format/numbers';
import { useNameOf } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { Demands, Route } from './Demands';
import { inOrder, useCampaignTypes, type CampaignType } from './types';

/** Every type with what it demands, who signs and what it gives; its versions are a click away. */
export function CampaignTypesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay('MARKETER');
  const types = useCampaignTypes();
  const add = mayWrite && (
    <Button type="primary" onClick={() => void navigate('/content/elements/new?kind=CAMPAIGN_TYPE')}>
      {t('campaignTypes.new')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('nav.campaignTypes')}
        facts={
          <>
            <span>{t('campaignTypes.facts')}</span>
            <Link to="/content/elements?kind=CAMPAIGN_TYPE">{t('campaignTypes.inWork')}</Link>
          </>
        }
        actions={add}
      />
      <QueryView query={types}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={t('campaignTypes.emptyTitle')} text={t('campaignTypes.emptyText')}>
              {add}
            </Empty>
          ) : (
            <Types types={all} />
          )
        }
      </QueryView>
    </>
  );
}

function Types({ types }: { types: readonly CampaignType[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNameOf();
  return (
    <DataTable
      label={t('nav.campaignTypes')}
      rows={inOrder(types)}
      rowKey={(row) => row.type.key}
      onOpen={(row) => void navigate(`/content/elements/${row.type.key}`)}
      columns={[
        {
          key: 'name',
          title: t('elements.name'),
          cell: ({ type, depth }) => (
            <div style={{ paddingInlineStart: 20 * depth }}>
              <span className="name">{nameOf(type.name)}</span>
              <div className="quiet small mono">
                {type.key} · {t('segments.versionFact', { version: type.version })}
              </div>
            </div>
          ),
        },
        {
          key: 'demands',
          title: t('campaignTypes.demands'),
          cell: ({ type }) => <Demands type={type} />,
        },
        {
          key: 'route',
          title: t('campaignTypes.route'),
          wide: true,
          cell: ({ type }) => <Route type={type} />,
        },
        {
          key: 'defaults',
          title: t('campaignTypes.defaults'),
          wide: true,
          cell: ({ type }) => (
            <span className="small">
              {[
                type.control !== null && t('campaigns.factControl', { share: percent(type.control) }),
                type.windowDays !== null && t('campaigns.factWindow', { count: type.windowDays }),
                type.openDays !== null && t('campaignTypes.open', { count: type.openDays }),
              ]
                .filter(Boolean)
                .join(' · ') || '–'}
            </span>
          ),
        },
      ]}
    />
  );
}
