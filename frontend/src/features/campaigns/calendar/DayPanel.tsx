import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWord } from '@shared/i18n/words';
import { Empty } from '@shared/ui/Empty';
import { People } from '@shared/ui/Numbers';
import { StateMark } from '@shared/ui/StateMark';
import type { CampaignCalendar } from './types';

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
            <Sum
              key={load.channel}
              name={word('channel', load.channel)}
              reserved={load.reserved}
              expected={load.expected}
            />
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
                {word('channel', load.channel)} <People of={load.reserved} />
                {load.expected > 0 && (
                  <>
                    {' '}
                    + {t('calendar.expected')} <People of={load.expected} />
                  </>
                )}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function Sum({ name, reserved, expected }: { name: string; reserved: number; expected: number }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <People of={reserved} />
        {expected > 0 && (
          <span className="quiet">
            {' '}
            + {t('calendar.expected')} <People of={expected} />
          </span>
        )}
      </dd>
    </>
  );
}
