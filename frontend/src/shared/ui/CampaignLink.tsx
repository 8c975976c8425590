import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface Props {
  /** Of another branch's campaign neither is told. */
  campaign: { code: string | null; name: string | null };
  /** As what its row is about. */
  heading?: boolean;
}

/** The way to a campaign, or that it is one of another branch. */
export function CampaignLink({ campaign, heading = false }: Props) {
  const { t } = useTranslation();
  if (campaign.code === null) return <span className="quiet">{t('service.otherBranch')}</span>;
  return (
    <Link className={heading ? 'name' : ''} to={`/campaigns/${campaign.code}`}>
      {campaign.name}
    </Link>
  );
}
