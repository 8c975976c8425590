import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Campaign } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { When } from '@shared/ui/Numbers';
import { useReleases } from '../api/releases';

const COLOURS = { RELEASED: 'green', REFUSED: 'red', LAPSED: 'red' } as const;

/** Who waits at an approval for a person's word, and what was said there before. */
export function ReleaseFacts({ campaign, elementId }: { campaign: Campaign; elementId: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const approver = useMay('APPROVER');
  const releases = useReleases(campaign);
  const waiting = releases.data?.waiting.filter((each) => each.element === elementId) ?? [];
  const past = releases.data?.past.filter((each) => each.element === elementId) ?? [];
  if (waiting.length + past.length === 0) return null;
  return (
    <section style={{ marginTop: 16 }}>
      <h3 className="section-title">{t('release.title')}</h3>
      {waiting.map((each) => (
        <p key={each.task}>
          <span className="mark amber">
            ◷ {t('release.waiting', { count: each.customers, shown: exact(each.customers) })}
          </span>{' '}
          {each.due && (
            <span className="quiet small">
              {t('tasks.due')} <When at={each.due} brief />
            </span>
          )}
          {approver && (
            <>
              {' '}
              <Link to={`/releases/${each.task}`}>{t('release.open')}</Link>
            </>
          )}
        </p>
      ))}
      {past.map((each) => (
        <div key={each.at} style={{ marginBottom: 8 }}>
          <span className={`mark ${COLOURS[each.outcome]}`}>{word('release.outcome', each.outcome)}</span>{' '}
          <span className="num">{exact(each.customers)}</span>{' '}
          <span className="quiet small">
            {each.by} <When at={each.at} brief />
          </span>
          {each.comment && <div className="small">{each.comment}</div>}
        </div>
      ))}
    </section>
  );
}

/** Said above the drawing, so that nobody has to look for it. */
export function WaitingForWord({ campaign, nameOf }: { campaign: Campaign; nameOf: (id: string) => string }) {
  const { t } = useTranslation();
  const approver = useMay('APPROVER');
  const releases = useReleases(campaign);
  const waiting = releases.data?.waiting ?? [];
  if (waiting.length === 0) return null;
  return (
    <div className="section">
      {waiting.map((each) => (
        <p key={each.task}>
          <span className="mark amber" style={{ whiteSpace: 'normal' }}>
            ◷{' '}
            {t('release.waitingAt', {
              count: each.customers,
              shown: exact(each.customers),
              name: nameOf(each.element),
            })}
          </span>{' '}
          {approver && <Link to={`/releases/${each.task}`}>{t('release.open')}</Link>}
        </p>
      ))}
    </div>
  );
}
