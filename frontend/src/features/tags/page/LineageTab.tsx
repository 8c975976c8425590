import { useTranslation } from 'react-i18next';
import { LineageList } from '@shared/lineage/LineageList';
import { LineagePicture } from '@shared/lineage/LineagePicture';
import { sides } from '@shared/lineage/layout';
import { QueryView } from '@shared/ui/QueryView';
import { useLineage } from '../api';
import type { CatalogueTag } from '../types';

/** Where a tag comes from and what depends on it: a picture, and the same as a list of links. */
export function LineageTab({ tag }: { tag: CatalogueTag }) {
  const { t } = useTranslation();
  const lineage = useLineage(tag.code);
  return (
    <QueryView query={lineage}>
      {(data) => {
        const { before, after } = sides(data, `TAG:${tag.code}`);
        return (
          <>
            <LineagePicture lineage={data} centre={`TAG:${tag.code}`} />
            <div className="columns">
              <LineageList title={t('tags.comesFrom')} nodes={before} none={t('tags.comesFromNothing')} />
              <LineageList
                title={t('tags.usedBy')}
                nodes={after}
                none={t('tags.usedByNobody')}
                hidden={data.hidden}
              />
            </div>
          </>
        );
      }}
    </QueryView>
  );
}
