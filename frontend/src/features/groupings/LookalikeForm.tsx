import { Checkbox, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { SegmentSelect } from '@shared/ui/SegmentSelect';
import type { MethodFormProps } from './MethodForm';
import { TagsChoice } from './TagsChoice';

/** The seed, how many to find, and by which tags. */
export function LookalikeForm({ value, onChange, tags }: MethodFormProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="tools">
        <span className="quiet">{t('groupings.seed')}</span>
        <div style={{ width: 320, maxWidth: '100%' }}>
          <SegmentSelect
            label={t('groupings.seed')}
            value={value.seed as string | undefined}
            onChange={(seed) => {
              onChange({ ...value, seed });
            }}
          />
        </div>
      </div>
      <div className="tools">
        <span className="quiet">{t('groupings.howMany')}</span>
        <InputNumber<number>
          aria-label={t('groupings.howMany')}
          min={1}
          max={100_000_000}
          precision={0}
          style={{ width: 140 }}
          value={value.count as number}
          onChange={(count) => {
            if (count !== null) onChange({ ...value, count });
          }}
        />
      </div>
      <TagsChoice
        label={t('groupings.byTags')}
        placeholder={t('groupings.allTags')}
        tags={tags}
        value={(value.tags as string[] | undefined) ?? []}
        onChange={(next) => {
          onChange({ ...value, tags: next });
        }}
      />
      <div className="tools">
        <Checkbox
          checked={value.defining === true}
          onChange={(event) => {
            onChange({ ...value, defining: event.target.checked });
          }}
        >
          {t('groupings.defining')}
        </Checkbox>
      </div>
      <div className="tools">
        <span className="quiet">{t('groupings.beyond')}</span>
        <InputNumber<number>
          aria-label={t('groupings.beyond')}
          min={0}
          max={100}
          style={{ width: 90 }}
          value={value.beyond as number}
          onChange={(beyond) => {
            if (beyond !== null) onChange({ ...value, beyond });
          }}
        />
        <span className="quiet">{t('groupings.most')}</span>
        <InputNumber<number>
          aria-label={t('groupings.most')}
          min={1}
          max={100}
          precision={0}
          style={{ width: 90 }}
          value={value.most as number}
          onChange={(most) => {
            if (most !== null) onChange({ ...value, most });
          }}
        />
      </div>
    </>
  );
}
