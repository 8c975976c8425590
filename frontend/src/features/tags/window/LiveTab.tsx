import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import { People, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { useWindowTag } from './api';
import { useWindowWords } from './useWindowWords';

/** How a real-time tag is computed, and how it stands this very moment. */
export function LiveTab({ code }: { code: string }) {
  const { t } = useTranslation();
  const words = useWindowWords();
  const live = useWindowTag(code);
  return (
    <QueryView query={live} skeletonRows={3}>
      {(data) => (
        <>
          <section className="section">
            <h2 className="section-title">{t('tags.definition')}</h2>
            <p className="prose">{words(data.definition)}</p>
          </section>
          <section className="section">
            <h2 className="section-title">{t('windowTag.now')}</h2>
            <dl className="keyvalues">
              <dt>{t('windowTag.state')}</dt>
              <dd className={data.live ? '' : 'stale'}>
                {t(data.live ? 'windowTag.live' : 'windowTag.waits')}
              </dd>
              <dt>{t('windowTag.customers')}</dt>
              <dd>
                <People of={data.customers} />
              </dd>
              <dt>{t('windowTag.readable')}</dt>
              <dd>
                {data.measured === 0
                  ? t('windowTag.noEvents')
                  : t('windowTag.latency', { p50: exact(data.p50), p99: exact(data.p99) })}
              </dd>
              <dt>{t('windowTag.waiting')}</dt>
              <dd>{exact(data.waiting)}</dd>
              <dt>{t('windowTag.since')}</dt>
              <dd>
                <When at={data.since} />
              </dd>
              <dt>{t('windowTag.completeFrom')}</dt>
              <dd>
                <When at={data.completeFrom} />
              </dd>
            </dl>
          </section>
        </>
      )}
    </QueryView>
  );
}
