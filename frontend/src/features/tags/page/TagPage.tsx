import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { bankDate } from '@shared/format/times';
import { useNamed } from '@shared/i18n/names';
import { People, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { TagStateMark } from '../TagStateMark';
import { useTag } from '../api';
import type { CatalogueTag } from '../types';
import { isWindowTag } from '../window/api';
import { useFacetWord } from '../words';
import { OfflineNote, UsageFacts } from './Usage';
import { DriftTab } from './DriftTab';
import { LineageTab } from './LineageTab';
import { RunsTab } from './RunsTab';
import { SheetTab } from './SheetTab';
import { TagActions } from './TagActions';
import { ValuesTab } from './ValuesTab';

const TABS = {
  values: ValuesTab,
  sheet: SheetTab,
  lineage: LineageTab,
  runs: RunsTab,
  drift: DriftTab,
} as const;
type Tab = keyof typeof TABS;

export function TagPage() {
  const { code = '' } = useParams();
  const tag = useTag(code);
  return <QueryView query={tag}>{(data) => <TagView key={code} tag={data} />}</QueryView>;
}

function TagView({ tag }: { tag: CatalogueTag }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const [asked, setTab] = useParameter('tab');
  const current = asked in TABS ? (asked as Tab) : 'values';
  const Shown = TABS[current];
  return (
    <>
      <PageHead title={nameOf(tag)} facts={<Facts tag={tag} />} actions={<TagActions tag={tag} />} />
      <div className="tabs-inside" role="tablist" aria-label={nameOf(tag)}>
        {(Object.keys(TABS) as Tab[]).map((tab) => (
          <a
            key={tab}
            role="tab"
            href={`?tab=${tab}`}
            aria-selected={tab === current}
            className={tab === current ? 'active' : ''}
            onClick={(event) => {
              event.preventDefault();
              setTab(tab === 'values' ? '' : tab);
            }}
          >
            {tab === 'runs' && isWindowTag(tag) ? t('windowTag.tab') : t(`tags.tab.${tab}`)}
          </a>
        ))}
      </div>
      <OfflineNote tag={tag} />
      <Shown tag={tag} />
    </>
  );
}

function Facts({ tag }: { tag: CatalogueTag }) {
  const { t } = useTranslation();
  const word = useFacetWord();
  return (
    <>
      <TagStateMark state={tag.state} />
      <span className="mono">{tag.code}</span>
      <span>
        {t(`fieldType.${tag.type}`)}
        {tag.unit && ` · ${tag.unit}`}
      </span>
      {tag.theme && <span>{`${t('tags.facet.theme')} ${word('theme', tag.theme)}`}</span>}
      {tag.tagClass && <span>{`${t('tags.facet.tagClass')} ${word('tagClass', tag.tagClass)}`}</span>}
      {tag.predicted && (
        <span>
          {t('tags.predictedBy', {
            model: tag.modelVersion ?? '–',
            probability: tag.probability ?? '–',
          })}
        </span>
      )}
      <span>
        {t('tags.known')} <People of={tag.known} />
      </span>
      <span>
        {tag.computedAt ? (
          <>
            <span title={bankDate(tag.computedAt)}>{t('tags.computed')}</span>{' '}
            <When at={tag.computedAt} brief />
          </>
        ) : (
          t('tags.neverComputed')
        )}
        {tag.stale && <span className="stale"> · {t('tags.values.fresh.STALE')}</span>}
      </span>
      <UsageFacts code={tag.code} />
    </>
  );
}
