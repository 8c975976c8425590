import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNameOf } from '@shared/i18n/names';
import { inOrder, useCampaignTypes } from './types';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (key: string | undefined) => void;
  onChoose?: (key: string | undefined) => void;
}

/** The types a campaign can have, each sub-type below the one it belongs to. */
export function TypeSelect({ id, value, onChange, onChoose }: Props) {
  const { t } = useTranslation();
  const nameOf = useNameOf();
  const types = useCampaignTypes();
  return (
    <Select<string>
      {...(id ? { id } : {})}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('campaignTypes.none')}
      loading={types.isPending}
      value={value ?? (null as never)}
      onChange={(key: string | undefined) => {
        onChange?.(key);
        onChoose?.(key);
      }}
      options={inOrder(types.data ?? []).map(({ type, depth }) => ({
        value: type.key,
        label: nameOf(type.name) || type.key,
        depth,
      }))}
      optionRender={(option) => (
        <span style={{ paddingInlineStart: 16 * (option.data as { depth: number }).depth }}>
          {option.label}
        </span>
      )}
    />
  );
}
