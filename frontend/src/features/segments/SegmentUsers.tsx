import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import type { SegmentUse } from '@shared/api/types';

/** Segments and campaigns that would change with this one; nothing where there are none. */
export function SegmentUsers({ code }: { code: string }) {
  const { t } = useTranslation();
  const users = useQuery({
    queryKey: ['segments', code, 'users'],
    queryFn: () => call('GET /api/segments/{code}/users', { path: { code } }),
  });
  if (!users.data || users.data.named.length + users.data.hidden === 0) return null;
  return (
    <section style={{ marginTop: 24 }}>
      <h2 className="section-title">{t('segments.users')}</h2>
      <p className="quiet small">{t('segments.usersText')}</p>
      <ul className="plain">
        {users.data.named.map((use) => (
          <li key={`${use.kind} ${use.code}`}>
            <Link to={place(use)}>{use.name}</Link> <span className="quiet small mono">{use.code}</span>
          </li>
        ))}
        {users.data.hidden > 0 && (
          <li className="quiet">{t('segments.usersHidden', { count: users.data.hidden })}</li>
        )}
      </ul>
    </section>
  );
}

const PLACES: Record<string, string> = { CAMPAIGN: '/campaigns', GROUPING: '/audience/groupings' };

const place = (use: SegmentUse) => `${PLACES[use.kind] ?? '/audience/segments'}/${use.code}`;
