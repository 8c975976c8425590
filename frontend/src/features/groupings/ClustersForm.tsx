import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MethodFormProps } from './MethodForm';
import { TagsChoice } from './TagsChoice';

/** By which tags customers are near each other, and how many clusters to make. */
export function ClustersForm({ value, onChange, tags }: MethodFormProps) {
  const { t } = useTranslation();
  return (
    <>
      <TagsChoice
        label={t('groupings.byTags')}
        tags={tags.filter((tag) => tag.type !== 'MULTI')}
        value={(value.tags as string[] | undefined) ?? []}
        onChange={(next) => {
          onChange({ ...value, tags: next });
        }}
      />
      <div className="tools">
        <span className="quiet">{t('groupings.clusters')}</span>
        <InputNumber<number>
          aria-label={t('groupings.clusters')}
          min={2}
          max={20}
          precision={0}
          style={{ width: 90 }}
          value={value.clusters as number}
          onChange={(clusters) => {
            if (clusters !== null) onChange({ ...value, clusters });
          }}
        />
        <span className="quiet">{t('groupings.randomSeed')}</span>
        <InputNumber<number>
          aria-label={t('groupings.randomSeed')}
          min={0}
          max={2_147_483_647}
          precision={0}
          style={{ width: 110 }}
          value={value.seed as number}
          onChange={(seed) => {
            if (seed !== null) onChange({ ...value, seed });
          }}
        />
      </div>
    </>
  );
}
