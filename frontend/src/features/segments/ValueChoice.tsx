import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ValueEditorProps } from 'react-querybuilder';
import { exact } from '@shared/format/numbers';
import { ValueInput, type TextChoiceProps } from '@shared/rules/ValueInput';
import { useTagValues } from './api';

/** The fitting input for a tag's type; its texts come with their counts. */
export function ValueChoice(props: ValueEditorProps) {
  return <ValueInput {...props} texts={EnumChoice} />;
}

function EnumChoice(props: TextChoiceProps) {
  const { t } = useTranslation();
  const values = useTagValues(props.field, Boolean(props.field));
  const known = values.data?.items ?? [];
  const chosen = (Array.isArray(props.value) ? props.value : [props.value]).filter(
    (item) => item !== '' && item !== undefined,
  );
  if (values.isSuccess && known.length === 0) {
    return (
      <Input
        aria-label={t('segments.value')}
        style={{ width: 160 }}
        disabled={props.disabled}
        value={String(chosen[0] ?? '')}
        onChange={(event) => {
          props.onChange(props.many ? [event.target.value] : event.target.value);
        }}
      />
    );
  }
  return (
    <Select
      mode={props.many ? 'multiple' : undefined}
      aria-label={t('segments.value')}
      style={{ minWidth: 180, maxWidth: 420 }}
      popupMatchSelectWidth={false}
      placeholder={t('segments.chooseValue')}
      showSearch
      loading={values.isPending}
      disabled={props.disabled}
      value={props.many ? chosen : (chosen[0] ?? null)}
      onChange={props.onChange}
      options={known.map((item) => ({ value: item.value, label: item.value, count: item.count }))}
      optionRender={(option) => (
        <span style={{ display: 'flex', gap: 24, justifyContent: 'space-between' }}>
          {option.label} <span className="quiet num">{exact((option.data as { count: number }).count)}</span>
        </span>
      )}
    />
  );
}
