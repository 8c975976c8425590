import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Campaign } from '@shared/api/types';
import { percent } from '@shared/format/numbers';
import { useMay } from '@shared/session/session';
import { AreaTabs } from '@shared/ui/AreaTabs';
import { Copyable } from '@shared/ui/Copyable';
import { People, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { StateMark } from '@shared/ui/StateMark';
import { CampaignActions } from './CampaignActions';
import { PhaseStrip } from './PhaseStrip';
import { useCampaign } from './api/queries';
import { HistoryTab } from './tabs/HistoryTab';
import { JourneyTab } from './tabs/JourneyTab';
import { LineageTab } from './tabs/LineageTab';
import { ManifestTab } from './tabs/ManifestTab';
import { PeopleTab } from './tabs/PeopleTab';
import { PreflightTab } from './tabs/PreflightTab';
import { ReportTab } from './tabs/ReportTab';
import { TouchesTab } from './tabs/TouchesTab';

const TABS = {
  journey: JourneyTab,
  preflight: PreflightTab,
  people: PeopleTab,
  touches: TouchesTab,
  manifest: ManifestTab,
  lineage: LineageTab,
  report: ReportTab,
  history: HistoryTab,
} as const;

export function CampaignPage() {
  const { code = '', tab = 'journey' } = useParams();
  const campaign = useCampaign(code);
  return <QueryView query={campaign}>{(data) => <CampaignView campaign={data} tab={tab} />}</QueryView>;
}

function CampaignView({ campaign, tab }: { campaign: Campaign; tab: string }) {
  const { t } = useTranslation();
  const current = tab in TABS ? (tab as keyof typeof TABS) : 'journey';
  const Tab = TABS[current];
  const seesTouches = useMay('MARKETER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER');
  const shown = (Object.keys(TABS) as (keyof typeof TABS)[]).filter(
    (key) =>
      (key !== 'preflight' || campaign.launchedAt === null) &&
      (key !== 'touches' || (campaign.launchedAt !== null && seesTouches)),
  );
  return (
    <>
      <PageHead
        title={campaign.name}
        facts={
          <>
            <StateMark state={campaign.paused && campaign.state === 'LIVE' ? 'PAUSED' : campaign.state} />
            <span className="mono">{campaign.code}</span>
            <span>{campaign.owner}</span>
            {campaign.parent && (
              <span>
                {t('tasks.copyOf')}{' '}
                <Link to={`/campaigns/${campaign.parent.code}`}>{campaign.parent.name}</Link>
              </span>
            )}
            <span>
              {t('campaigns.factAudience')} <People of={campaign.audience} />
            </span>
            {campaign.delivered && (
              <span>
                {t('delivery.bound')} <When at={campaign.delivered.at} brief />{' '}
                <Copyable text={campaign.delivered.hash} shorten={12} />
              </span>
            )}
            <span>{t('campaigns.factControl', { share: percent(campaign.controlShare) })}</span>
            <span>{t('campaigns.factWindow', { count: campaign.windowDays })}</span>
            <span>
              {campaign.launchedAt ? t('campaigns.factLaunched') : t('campaigns.factUpdated')}{' '}
              <When at={campaign.launchedAt ?? campaign.updatedAt} brief />
            </span>
          </>
        }
        actions={<CampaignActions campaign={campaign} />}
      />
      <PhaseStrip phases={campaign.phases} />
      <AreaTabs
        label={campaign.name}
        tabs={shown.map((key) => ({
          to: `/campaigns/${campaign.code}/${key}`,
          label: t(`campaigns.tab.${key}`),
        }))}
      />
      <Tab campaign={campaign} />
    </>
  );
}
