import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { exact, percent, points } from '@shared/format/numbers';
import type {} from './types';

/** What a control group of the chosen size could show; the whole curve is here, so it follows the slider at once. */
export function PowerLine(props: { code: string; segment: string | undefined; share: number }) {
  const { t } = useTranslation();
  const curve = useQuery({
    queryKey: ['campaign', props.code, 'power', props.segment ?? ''],
    queryFn: () => call('GET /api/campaigns/{code}/power', { path: { code: props.code } }),
    staleTime: Infinity,
  });
  const point = curve.data?.points.find((each) => each.percent === props.share);
  if (curve.isError) return <p className="quiet small">{t('quick.noPower')}</p>;
  if (!curve.data) return <p className="quiet small">…</p>;
  if (!point) return <p className="quiet small">{t('quick.powerOfEvents')}</p>;
  return (
    <p data-testid="power" aria-live="polite">
      <strong className="num">
        {point.smallest === null
          ? t('quick.neverShows')
          : t('quick.shows', { points: points(point.smallest) })}
      </strong>{' '}
      <span className="quiet small">
        {t('quick.groups', { control: exact(point.control), treated: exact(point.treated) })}{' '}
        {t(curve.data.observedIn ? 'quick.baseSeen' : 'quick.baseAssumed', {
          base: percent(curve.data.base),
          campaign: curve.data.observedIn,
        })}
      </span>
    </p>
  );
}
