import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exact, points } from '@shared/format/numbers';
import { bankClock } from '@shared/format/times';
import { Notices } from '@shared/planning/Notices';
import type { Preflight } from '@shared/planning/types';
import { People } from '@shared/ui/Numbers';

/** What would become of the draft as it stands, in a few lines; the whole of it is a click away. */
export function PreflightSummary({ code, data, stale }: { code: string; data: Preflight; stale: boolean }) {
  const { t } = useTranslation();
  const costs = data.channels.map((channel) => channel.cost);
  const known = costs.filter((cost): cost is number => cost !== null);
  const days = Math.max(0, ...data.channels.map((channel) => channel.days ?? 0));
  return (
    <div aria-busy={stale} style={stale ? { opacity: 0.6 } : {}}>
      <dl className="keyvalues">
        <dt>{t('preflight.audience')}</dt>
        <dd>
          <People of={data.audience} />
        </dd>
        <dt>{t('preflight.contacted')}</dt>
        <dd data-testid="contacted">
          <People of={data.contacted} />
        </dd>
        <dt>{t('preflight.control')}</dt>
        <dd>
          <People of={data.control} />
        </dd>
        <dt>{t('quick.lift')}</dt>
        <dd className="num">
          {data.effect?.smallest ? t('quick.points', { points: points(data.effect.smallest) }) : '–'}
        </dd>
        <dt>{t('preflight.cost')}</dt>
        <dd className="num">
          {known.length === 0 ? (
            <span className="quiet">{t('preflight.noCost')}</span>
          ) : (
            `${known.length < costs.length ? '≥ ' : ''}${exact(known.reduce((a, b) => a + b, 0))}`
          )}
        </dd>
        {days > 1 && (
          <>
            <dt>{t('preflight.capacity')}</dt>
            <dd>{t('preflight.days', { count: days })}</dd>
          </>
        )}
        <dt>{t('preflight.overlaps')}</dt>
        <dd>
          <People of={data.overlapping} />
        </dd>
      </dl>
      <Notices notices={data.notices} />
      <p className="quiet small">
        {t('quick.asOf', { time: bankClock(data.asOf) })}{' '}
        <Link to={`/campaigns/${code}/preflight`} style={{ textDecoration: 'underline' }}>
          {t('quick.whole')}
        </Link>
      </p>
    </div>
  );
}
