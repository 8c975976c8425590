import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWord } from '@shared/i18n/words';
import { Empty } from '@shared/ui/Empty';
import { People } from '@shared/ui/Numbers';
import { StateMark } from '@shared/ui/StateMark';
import { partsOf } from './load';
import type { CampaignCalendar, DayLoad } from './types';

/** Whose contacts they are on one day; those of other branches are in the sum and have no name. */
export function DayPanel(props: {
  calendar: CampaignCalendar;
  channel: string;
  day: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const here = (load: { day: string; channel: string }) =>
    load.day === props.day && (!props.channel || load.channel === props.channel);
  const campaigns = props.calendar.campaigns.filter((campaign) => campaign.loads.some(here));
  const sums = props.calendar.loads.filter(here);
  return (
    <Drawer open title={props.day} onClose={props.onClose} size={400} mask={false}>
      {sums.length === 0 && <Empty title={t('calendar.empty')} text={t('calendar.emptyText')} />}
      {sums.length > 0 && (
        <dl className="keyvalues section">
          {sums.map((load) => (
            <Sum key={load.channel} name={word('channel', load.channel)} load={load} />
          ))}
        </dl>
      )}
      <ul className="plain notices">
        {campaigns.map((campaign) => (
          <li key={campaign.code}>
            <Link className="name" to={`/campaigns/${campaign.code}`}>
              {campaign.name}
            </Link>{' '}
            <StateMark state={campaign.state} />
            {campaign.loads.filter(here).map((load) => (
              <div key={load.channel} className="quiet small">
                {word('channel', load.channel)} <InParts load={load} />
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function Sum({ name, load }: { name: string; load: DayLoad }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <People of={partsOf(load).all} />
        <div className="quiet small">
          <InParts load={load} />
        </div>
      </dd>
    </>
  );
}

/** What has left, what is planned and what is still to come, as far as there is any. */
function InParts({ load }: { load: DayLoad }) {
  const { t } = useTranslation();
  const parts = partsOf(load);
  const shown = (['sent', 'planned', 'expected'] as const).filter((part) => parts[part] > 0);
  return (
    <>
      {shown.map((part, index) => (
        <span key={part}>
          {index > 0 && ' · '}
          {t(`calendar.${part}`)} <People of={parts[part]} />
        </span>
      ))}
    </>
  );
}
