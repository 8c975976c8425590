import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { useSettled } from './useSettled';

const SHOWN = 20;
const PAUSE_MS = 150;

/**
 * Chooses a segment by any part of its name or code. The server searches: a bank has hundreds of
 * thousands of them. The one already chosen is asked for by its code, so that its name is shown.
 */
export function SegmentSelect(props: {
  id?: string;
  value?: string | undefined;
  onChange?: (code: string | undefined) => void;
  allowClear?: boolean;
  disabled?: boolean;
  label?: string;
  placeholder?: string;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const search = useSettled(text.trim(), PAUSE_MS);
  const found = useQuery({
    queryKey: ['segments', 'choice', search],
    queryFn: ({ signal }) => call('GET /api/segments', { query: { search, limit: SHOWN }, signal }),
    placeholderData: keepPreviousData,
  });
  const items = found.data?.items ?? [];
  const listed = items.some((segment) => segment.code === props.value);
  const chosen = useQuery({
    queryKey: ['segments', props.value],
    queryFn: () => call('GET /api/segments/{code}', { path: { code: props.value ?? '' } }),
    enabled: Boolean(props.value) && found.isSuccess && !listed,
    retry: false,
  });
  // The chosen one stays an option without matching, or its code would stand there for its name.
  const options = [
    ...(chosen.data && !listed && !search ? [{ value: chosen.data.code, label: chosen.data.name }] : []),
    ...items.map((segment) => ({ value: segment.code, label: segment.name })),
  ];
  const known = options.find((option) => option.value === props.value)?.label ?? chosen.data?.name;
  return (
    <Select<{ value: string; label: string }, { value: string; label: string }>
      {...(props.id ? { id: props.id } : {})}
      {...(props.label ? { 'aria-label': props.label } : {})}
      style={{ width: '100%' }}
      labelInValue
      allowClear={props.allowClear ?? false}
      disabled={props.disabled ?? false}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      loading={found.isFetching}
      placeholder={props.placeholder ?? t('segmentSelect.placeholder')}
      notFoundContent={found.isFetching ? t('segmentSelect.searching') : t('segmentSelect.none')}
      value={props.value ? { value: props.value, label: known ?? props.value } : (null as never)}
      onChange={(option) => {
        setText('');
        props.onChange?.((option as { value: string } | undefined)?.value);
      }}
      options={options}
      optionRender={(option) => (
        <>
          {option.label} <span className="quiet small mono">{option.value}</span>
        </>
      )}
      popupRender={(menu) => (
        <>
          {menu}
          {found.data?.next && <div className="quiet small padded-tight">{t('segmentSelect.more')}</div>}
        </>
      )}
    />
  );
}
