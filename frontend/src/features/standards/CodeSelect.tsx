import { Select } from 'antd';
import { useNamed } from '@shared/i18n/names';
import type { CodeStandard } from './types';

/** One of a standard's codes. */
export function CodeSelect(props: {
  standard: CodeStandard;
  label: string;
  value: string | null;
  onChange: (code: string) => void;
}) {
  const nameOf = useNamed();
  return (
    <Select
      aria-label={props.label}
      style={{ minWidth: 160 }}
      showSearch={{ optionFilterProp: 'label' }}
      value={props.value}
      placeholder={props.label}
      onChange={(code: string) => {
        props.onChange(code);
      }}
      options={props.standard.values.map((value) => ({
        value: value.code,
        label: `${value.code} ${nameOf(value)}`,
      }))}
    />
  );
}
