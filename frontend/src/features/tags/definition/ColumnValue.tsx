import { AutoComplete, Select } from 'antd';
import { createContext, useContext, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ValueEditorProps } from 'react-querybuilder';
import { call } from '@shared/api/client';
import { ValueInput, type TextChoiceProps } from '@shared/rules/ValueInput';
import { useSettled } from '@shared/ui/useSettled';

/** Code of the table whose columns are compared. */
export const TableContext = createContext('');

export function ColumnValue(props: ValueEditorProps) {
  return <ValueInput {...props} texts={ColumnTexts} />;
}

const PAUSE_MS = 200;

/** Frequent texts are offered; others can be typed, for a table has more than a list shows. */
function ColumnTexts(props: TextChoiceProps) {
  const { t } = useTranslation();
  const table = useContext(TableContext);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed, PAUSE_MS);
  const values = useQuery({
    queryKey: ['tag-tables', table, props.field, search],
    queryFn: ({ signal }) =>
      call('GET /api/tag-tables/{table}/columns/{column}/values', {
        path: { table, column: props.field },
        query: { search },
        signal,
      }),
    enabled: table !== '' && props.field !== '' && props.field !== '~',
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const options = (values.data ?? []).map((value) => ({ value, label: value }));
  const chosen = (Array.isArray(props.value) ? props.value : [props.value]).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
  if (!props.many)
    return (
      <AutoComplete
        aria-label={t('segments.value')}
        style={{ minWidth: 180 }}
        placeholder={t('segments.chooseValue')}
        disabled={props.disabled}
        value={chosen[0] ?? ''}
        options={options}
        onSearch={setTyped}
        onChange={(value: string) => {
          props.onChange(value);
        }}
      />
    );
  return (
    <Select
      mode="tags"
      aria-label={t('segments.value')}
      style={{ minWidth: 180, maxWidth: 420 }}
      popupMatchSelectWidth={false}
      placeholder={t('segments.chooseValue')}
      disabled={props.disabled}
      value={chosen}
      options={options}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      onChange={props.onChange}
    />
  );
}
