import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exact, percent, points } from '../../format/numbers';
import type { DetectableEffect } from '../types';

/** The smallest effect that a control group of this size could show. */
export function EffectLine({ effect }: { effect: DetectableEffect }) {
  const { t } = useTranslation();
  if (effect.treated === 0) return null;
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.effect')}</h2>
      <p>
        {effect.control === 0
          ? t('preflight.effectNoControl')
          : effect.smallest === null
            ? t('preflight.effectNever', { control: exact(effect.control) })
            : t('preflight.effectText', {
                control: exact(effect.control),
                treated: exact(effect.treated),
                smallest: points(effect.smallest),
                base: percent(effect.base),
              })}
      </p>
      <p className="quiet small">
        {effect.observedIn ? (
          <>
            {t('preflight.baseObserved')}{' '}
            <Link to={`/campaigns/${effect.observedIn}/report`} className="mono">
              {effect.observedIn}
            </Link>
          </>
        ) : (
          t('preflight.baseAssumed')
        )}
      </p>
    </section>
  );
}
