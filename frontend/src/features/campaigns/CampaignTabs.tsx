import { useTranslation } from 'react-i18next';
import { useMay } from '@shared/session/session';
import { AreaTabs } from '@shared/ui/AreaTabs';

/** All campaigns as a list, on a calendar, and those that run with what endangers them. */
export function CampaignTabs() {
  const { t } = useTranslation();
  const oversees = useMay('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR');
  if (!oversees) return null;
  return (
    <AreaTabs
      label={t('nav.campaigns')}
      tabs={[
        { to: '/campaigns', label: t('campaigns.list'), end: true },
        { to: '/campaigns/calendar', label: t('calendar.title') },
        { to: '/campaigns/portfolio', label: t('portfolio.title') },
      ]}
    />
  );
}
