import { useTranslation } from 'react-i18next';
import { percent } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import type { CampaignType } from './types';

/** What a type asks of a campaign, in one line. */
export function Demands({ type }: { type: CampaignType }) {
  const { t } = useTranslation();
  const word = useWord();
  const list = (words: readonly string[]) => words.join(t('campaignTypes.comma'));
  const demands = [
    type.required.length > 0 &&
      t('campaignTypes.requires', { what: list(type.required.map((code) => word('planField', code))) }),
    type.notAsked.length > 0 &&
      t('campaignTypes.leavesOut', { what: list(type.notAsked.map((code) => word('planField', code))) }),
    type.elementKinds.length > 0 &&
      t('campaignTypes.requires', {
        what: list(type.elementKinds.map((code) => word('elements.kind', code))),
      }),
    type.journeyParts.length > 0 &&
      t('campaignTypes.journeyHas', {
        what: list(type.journeyParts.map((code) => word('journeyPart', code))),
      }),
    type.channels !== null &&
      t('campaignTypes.onlyBy', { what: list(type.channels.map((code) => word('channel', code))) }),
    type.purpose !== null && t('campaignTypes.isFor', { what: word('purpose', type.purpose) }),
    type.leastControl > 0 && t('campaignTypes.controlAtLeast', { share: percent(type.leastControl) }),
  ].filter((line): line is string => Boolean(line));
  return demands.length === 0 ? (
    <span className="quiet">{t('campaignTypes.nothing')}</span>
  ) : (
    <>{demands.join(t('campaignTypes.semicolon'))}</>
  );
}

/** Who signs. */
export function Route({ type }: { type: CampaignType }) {
  const { t } = useTranslation();
  return (
    <>
      {t('campaignTypes.signatures', { count: type.signatures })}
      {type.headOffice && <div className="small">{t('campaignTypes.headOffice')}</div>}
    </>
  );
}
