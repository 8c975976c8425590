import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { ValueEditorProps } from 'react-querybuilder';
import { exact } from '@shared/format/numbers';
import { useTagValues } from './api';
import type { RuleContext } from '@shared/rules/controls';

type Change = (value: unknown) => void;

/** The fitting input for a field's type and an operator: values with their counts, numbers, days, or a pair of them. */
export function ValueChoice({ field, operator, value, handleOnChange, disabled, context }: ValueEditorProps) {
  const { t } = useTranslation();
  if (operator === 'isNull' || operator === 'notNull') return null;
  const type = (context as RuleContext).types.get(field) ?? 'ENUM';
  const change = handleOnChange as Change;
  const off = disabled ?? false;
  if (type === 'BOOLEAN') {
    return (
      <Select
        aria-label={t('segments.value')}
        style={{ minWidth: 90 }}
        disabled={off}
        value={value === true || value === 'true'}
        onChange={change}
        options={[
          { value: true, label: t('common.yes') },
          { value: false, label: t('common.no') },
        ]}
      />
    );
  }
  if (type === 'ENUM' || type === 'MULTI') {
    return (
      <EnumChoice
        field={field}
        many={operator === 'in' || operator === 'notIn' || operator === 'hasAll'}
        value={value}
        onChange={change}
        disabled={off}
      />
    );
  }
  const One = type === 'DATE' ? DayInput : NumberInput;
  if (operator !== 'between') {
    return (
      <One
        label={t('segments.value')}
        value={Array.isArray(value) ? value[0] : value}
        onChange={change}
        disabled={off}
      />
    );
  }
  const pair: unknown[] = Array.isArray(value) ? value : [value, ''];
  return (
    <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
      <One
        label={t('segments.from')}
        value={pair[0]}
        disabled={off}
        onChange={(from) => {
          change([from, pair[1] ?? '']);
        }}
      />
      –
      <One
        label={t('segments.to')}
        value={pair[1]}
        disabled={off}
        onChange={(to) => {
          change([pair[0] ?? '', to]);
        }}
      />
    </span>
  );
}

interface InputProps {
  label: string;
  value: unknown;
  onChange: Change;
  disabled: boolean;
}

function NumberInput({ label, value, onChange, disabled }: InputProps) {
  return (
    <InputNumber
      aria-label={label}
      style={{ width: 130 }}
      disabled={disabled}
      value={value === '' || value === undefined || value === null ? null : (value as number)}
      onChange={(next) => {
        onChange(next ?? '');
      }}
    />
  );
}

function DayInput({ label, value, onChange, disabled }: InputProps) {
  return (
    <DatePicker
      aria-label={label}
      disabled={disabled}
      value={typeof value === 'string' && value ? dayjs(value) : null}
      onChange={(day) => {
        onChange(day ? day.format('YYYY-MM-DD') : '');
      }}
    />
  );
}

function EnumChoice(props: {
  field: string;
  many: boolean;
  value: unknown;
  onChange: Change;
  disabled: boolean;
}) {
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
