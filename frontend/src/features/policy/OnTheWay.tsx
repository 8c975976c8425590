import { useTranslation } from 'react-i18next';
import { bankDateTime } from '@shared/format/times';
import { useWord } from '@shared/i18n/words';
import { EffectSoFar, VerdictMark } from '@shared/interim/InterimTable';
import { Share } from '@shared/ui/Numbers';
import type { CampaignWhy } from './types';
import { WhyStage } from './WhyStage';

/** What an evaluation had found when the customer came by, and where that sent them. */
export function Evaluation({ evaluation }: { evaluation: CampaignWhy['evaluations'][number] }) {
  const { t } = useTranslation();
  const { found, way } = evaluation;
  return (
    <section className="section">
      <h2 className="section-title">{t('why.evaluation', { name: evaluation.name })}</h2>
      <p style={{ marginBottom: 8 }}>
        <VerdictMark verdict={found.verdict} />{' '}
        {way && <span>{t(way.name ? 'why.sentBy' : 'why.sentTo', { name: way.name, to: way.to })}</span>}
      </p>
      <dl className="seen-values">
        <div>
          <dt className="quiet small">{t('report.effect')}</dt>
          <dd>
            <EffectSoFar effect={found.effect} />
          </dd>
        </div>
        <div>
          <dt className="quiet small">{t('report.treated')}</dt>
          <dd>
            <Share part={found.treated.converted} whole={found.treated.customers} />
          </dd>
        </div>
        <div>
          <dt className="quiet small">{t('report.control')}</dt>
          <dd>
            <Share part={found.control.converted} whole={found.control.customers} />
          </dd>
        </div>
      </dl>
      <p className="quiet small">{t('why.evaluatedAt', { at: bankDateTime(found.at) })}</p>
    </section>
  );
}

/** Whether a person let the customer go on, who, and when. */
export function Release({ release }: { release: CampaignWhy['releases'][number] }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <WhyStage
      title={t('why.release', { name: release.name })}
      passed={release.outcome === 'RELEASED'}
      verdict={word('release.outcome', release.outcome)}
    >
      <p className="quiet">
        {release.by !== null && <>{t('why.by', { by: release.by })} · </>}
        {bankDateTime(release.at)}
      </p>
    </WhyStage>
  );
}
