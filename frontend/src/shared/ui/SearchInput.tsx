import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Input, type InputRef } from 'antd';
import type { RefObject } from 'react';

export function SearchInput(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  inputRef?: RefObject<InputRef | null>;
}) {
  return (
    <Input
      {...(props.inputRef ? { ref: props.inputRef } : {})}
      allowClear
      prefix={<SearchOutlined />}
      suffix={<kbd className="desktop-only">/</kbd>}
      placeholder={props.label}
      aria-label={props.label}
      style={{ width: 280, maxWidth: '100%' }}
      value={props.value}
      onChange={(event) => {
        props.onChange(event.target.value);
      }}
    />
  );
}
