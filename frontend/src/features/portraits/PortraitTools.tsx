import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { SearchInput } from '@shared/ui/SearchInput';
import { useSettled } from '@shared/ui/useSettled';

/** Which tags are shown, and which segments stand beside the one the page is of. */
export function PortraitTools(props: {
  code: string;
  beside: string;
  together: boolean;
  search: string;
  onChange: (next: { q: string } | { with: string } | { together: string }) => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { code, beside, onChange } = props;
  const [sought, setSought] = useState('');
  const settled = useSettled(sought.trim(), 150);
  const segments = useQuery({
    queryKey: ['segments', 'choice', settled],
    queryFn: () => call('GET /api/segments', { query: { search: settled, limit: 20 } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="tools">
      <SearchInput
        label={t('portraits.search')}
        value={props.search}
        onChange={(text) => {
          onChange({ q: text });
        }}
      />
      <Select
        mode="multiple"
        maxCount={3}
        style={{ minWidth: 240, maxWidth: '100%' }}
        aria-label={t('portraits.beside')}
        placeholder={t('portraits.beside')}
        value={beside.split(',').filter(Boolean)}
        onChange={(codes) => {
          onChange({ with: codes.join(',') });
        }}
        showSearch={{ filterOption: false, onSearch: setSought }}
        options={(segments.data?.items ?? [])
          .filter((other) => other.code !== code)
          .map((other) => ({ value: other.code, label: other.name }))}
      />
      <Checkbox
        checked={props.together}
        disabled={!beside}
        onChange={(event) => {
          onChange({ together: event.target.checked ? '1' : '' });
        }}
      >
        {t('portraits.together')}
      </Checkbox>
      {props.children}
    </div>
  );
}
