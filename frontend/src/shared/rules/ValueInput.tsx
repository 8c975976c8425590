import { DatePicker, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ValueEditorProps } from 'react-querybuilder';
import type { RuleContext } from './controls';

export type Change = (value: unknown) => void;

/** A choice of texts: what there is to choose from depends on whose field it is. */
export interface TextChoiceProps {
  field: string;
  many: boolean;
  value: unknown;
  onChange: Change;
  disabled: boolean;
}

/** The fitting input for a field's type and an operator: values with their counts, numbers, days, or a pair of them. */
export function ValueInput(props: ValueEditorProps & { texts: (props: TextChoiceProps) => ReactNode }) {
  const { field, operator, value, handleOnChange, disabled, context, texts: Texts } = props;
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
      <Texts
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
