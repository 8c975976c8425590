import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import type { Home } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { People } from '@shared/ui/Numbers';

/** A few numbers, each the way to what it counts; which ones depends on what the person does here. */
export function Figures({ facts }: { facts: Home }) {
  const { t } = useTranslation();
  const decides = useMay('MARKETER', 'APPROVER');
  const manages = useMay('RELATIONSHIP_MANAGER');
  const administers = useMay('ADMINISTRATOR');
  const calls = useQuery({
    queryKey: ['worklist', '0'],
    queryFn: () => call('GET /api/worklist', { query: { page: 0 } }),
    enabled: manages,
  });
  const users = useQuery({
    queryKey: ['users'],
    queryFn: () => call('GET /api/users'),
    enabled: administers,
  });
  return (
    <dl className="figures section">
      {manages && (
        <Figure title={t('home.calls')} to="/worklist">
          <People of={calls.data?.total} />
        </Figure>
      )}
      {decides && (
        <Figure title={t('home.waitingForMe')} to="/tasks">
          <People of={facts.waitingForMe} />
        </Figure>
      )}
      {administers && (
        <Figure title={t('home.lockedUsers')} to="/admin/users">
          <People of={users.data?.filter((user) => user.locked).length} />
        </Figure>
      )}
      <Figure title={t('home.liveCampaigns')} to="/campaigns?state=LIVE">
        <People of={facts.liveCampaigns} />
      </Figure>
      <Figure title={t('home.campaigns')} to="/campaigns">
        <People of={facts.campaigns} />
      </Figure>
    </dl>
  );
}

function Figure(props: { title: string; to: string; children: ReactNode }) {
  return (
    <div className="figure">
      <dt>{props.title}</dt>
      <dd>
        <Link to={props.to}>{props.children}</Link>
      </dd>
    </div>
  );
}
