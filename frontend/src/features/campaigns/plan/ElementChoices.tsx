import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { PART_KINDS, type ElementSummary } from '@shared/api/elements';
import { useNameOf } from '@shared/i18n/names';

interface Props {
  id?: string;
  value?: string[];
  onChange?: (keys: string[]) => void;
}

/** Managed elements by kind; what may not go out can be seen, with the reason, and not be chosen. */
export function ElementChoices({ id, value, onChange }: Props) {
  const { t } = useTranslation();
  const named = useNameOf();
  const elements = useQuery({ queryKey: ['elements'], queryFn: () => call('GET /api/elements') });
  const chosen = value ?? [];
  const known = elements.data ?? [];
  const product = chosen.find((key) => known.find((each) => each.key === key)?.kind === 'PRODUCT');
  const nameOf = (element: ElementSummary) => named(element.name) || element.key;
  const hindrance = (element: ElementSummary) => {
    if (element.retired) return t('elements.state.RETIRED');
    if (element.usable === null) return t('elements.nothingUsable');
    if (element.expired) return t('elements.state.EXPIRED');
    return element.kind === 'PRODUCT' && product && product !== element.key
      ? t('plan.oneProduct')
      : undefined;
  };
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      allowClear
      aria-label={t('plan.elements')}
      placeholder={t('plan.chooseElements')}
      showSearch={{ optionFilterProp: 'search' }}
      loading={elements.isPending}
      value={chosen}
      onChange={(keys) => onChange?.(keys)}
      options={PART_KINDS.map((kind) => ({
        label: t(`elements.kind.${kind}`),
        title: kind,
        options: known
          .filter((element) => element.kind === kind)
          .map((element) => {
            const reason = hindrance(element);
            return {
              value: element.key,
              label: reason ? `${nameOf(element)} · ${reason}` : nameOf(element),
              search: `${nameOf(element)} ${element.key}`,
              disabled: reason !== undefined && !chosen.includes(element.key),
            };
          }),
      })).filter((group) => group.options.length > 0)}
    />
  );
}
