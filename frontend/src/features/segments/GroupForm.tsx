import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Copyable } from '@shared/ui/Copyable';

/** A group of a division: fixed, and made on the page of its grouping. */
export function GroupForm({ value, code }: { value: unknown; code: string }) {
  const { t } = useTranslation();
  const { hash } = value as { hash?: string };
  const grouping = /^GRP-\d+/.exec(code)?.[0];
  return (
    <div className="sheet padded">
      <p>{t('segmentKind.group')}</p>
      <dl className="keyvalues">
        <dt>{t('groupings.hash')}</dt>
        <dd>{hash && <Copyable text={hash} shorten={24} />}</dd>
        {grouping && (
          <>
            <dt>{t('nav.groupings')}</dt>
            <dd>
              <Link to={`/audience/groupings/${grouping}`} className="mono">
                {grouping}
              </Link>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
