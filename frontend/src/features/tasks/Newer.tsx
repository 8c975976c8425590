import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { NewerVersion } from '@shared/api/types';

const PAGES = {
  JOURNEY: '/campaigns/journeys/',
  DECISION: '/decisions/',
  FOLLOWED: '/decisions/',
  BANK_WIDE: '/decisions/',
} as const;

/** What the latest version of such a thing means to the campaign, where it means anything. */
const HOLDS: Partial<Record<NewerVersion['kind'], 'tasks.newerHolds' | 'tasks.newerFollowed'>> = {
  BANK_WIDE: 'tasks.newerHolds',
  FOLLOWED: 'tasks.newerFollowed',
};

/** What has been published since the submission: what is signed stays as it was submitted. */
export function Newer({ newer }: { newer: readonly NewerVersion[] }) {
  const { t } = useTranslation();
  if (newer.length === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('tasks.newer')}</h2>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t('tasks.newerText')}
      </p>
      <ul className="plain">
        {newer.map((each) => (
          <li key={`${each.kind} ${each.key}`}>
            {t(`tasks.newerKind.${each.kind}`)}{' '}
            {each.kind === 'TEMPLATE' ? (
              <span className="mono">{each.key}</span>
            ) : (
              <Link to={`${PAGES[each.kind]}${each.key}`} className="mono">
                {each.key}
              </Link>
            )}{' '}
            {t(HOLDS[each.kind] ?? 'tasks.newerStays', {
              submitted: each.submitted,
              latest: each.latest,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
