import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Tag } from '@shared/api/types';
import { useNamed } from '@shared/i18n/names';

/** Several tags, found by name or code. */
export function TagsChoice(props: {
  label: string;
  placeholder?: string;
  tags: readonly Tag[];
  value: readonly string[];
  onChange: (codes: string[]) => void;
}) {
  const nameOf = useNamed();
  const { t } = useTranslation();
  return (
    <div className="tools">
      <span className="quiet">{props.label}</span>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={props.label}
        style={{ width: 420, maxWidth: '100%' }}
        placeholder={props.placeholder ?? t('groupings.chooseTags')}
        value={[...props.value]}
        onChange={props.onChange}
        options={props.tags.map((tag) => ({
          value: tag.code,
          label: `${nameOf(tag)} ${tag.code}`,
        }))}
      />
    </div>
  );
}
