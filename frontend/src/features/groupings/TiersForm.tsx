import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNamed } from '@shared/i18n/names';
import type { MethodFormProps } from './MethodForm';

/** Which number is divided, into how many tiers, and how far back campaigns count. */
export function TiersForm({ value, onChange, tags }: MethodFormProps) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  return (
    <>
      <div className="tools">
        <span className="quiet">{t('groupings.number')}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('groupings.number')}
          style={{ width: 320, maxWidth: '100%' }}
          placeholder={t('groupings.chooseTags')}
          value={(value.tag as string | undefined) ?? null}
          onChange={(tag) => {
            onChange({ ...value, tag });
          }}
          options={tags
            .filter((tag) => tag.type === 'NUMBER' || tag.type === 'DATE')
            .map((tag) => ({
              value: tag.code,
              label: `${nameOf(tag)} ${tag.code}`,
            }))}
        />
      </div>
      <div className="tools">
        <span className="quiet">{t('groupings.tiers')}</span>
        <InputNumber<number>
          aria-label={t('groupings.tiers')}
          min={2}
          max={10}
          precision={0}
          style={{ width: 90 }}
          value={value.tiers as number}
          onChange={(tiers) => {
            if (tiers !== null) onChange({ ...value, tiers });
          }}
        />
        <span className="quiet">{t('groupings.feedbackDays')}</span>
        <InputNumber<number>
          aria-label={t('groupings.feedbackDays')}
          min={1}
          max={1000}
          precision={0}
          style={{ width: 100 }}
          value={value.days as number}
          onChange={(days) => {
            if (days !== null) onChange({ ...value, days });
          }}
        />
      </div>
    </>
  );
}
