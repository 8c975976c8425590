import { useTranslation } from 'react-i18next';
import { exact, people, percent } from '../format/numbers';
import { bankDateTime, relative } from '../format/times';
import { useNow } from '../format/clock';
import { usePreferences } from '../session/preferences';

/** A number of people as the language counts them; the exact value is on hover. */
export function People({ of }: { of: number | null | undefined }) {
  const { language } = usePreferences();
  if (of === null || of === undefined) return <span className="num quiet">–</span>;
  return (
    <span className="num" title={exact(of)}>
      {people(of, language)}
    </span>
  );
}

/** A share never without its base: "4.2% of 312,480". */
export function Share({ part, whole }: { part: number; whole: number }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  if (whole === 0) return <span className="num quiet">–</span>;
  return (
    <span className="num" title={`${exact(part)} / ${exact(whole)}`}>
      {t('common.shareOf', { share: percent(part / whole), base: people(whole, language) })}
    </span>
  );
}

/** A moment in the bank's zone with the relative time beside it, or alone where there is no room. */
export function When({ at, brief = false }: { at: string | null | undefined; brief?: boolean }) {
  const { language } = usePreferences();
  const now = useNow();
  if (!at) return <span className="quiet">–</span>;
  const absolute = bankDateTime(at);
  const ago = relative(at, now(), language);
  return (
    <time dateTime={at} className="num" title={brief ? absolute : ago}>
      {brief ? ago : absolute}
      {!brief && <span className="quiet small"> {ago}</span>}
    </time>
  );
}
