import { Select } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { people } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';
import { useSources } from './api';

/** Everybody, or only the customers of one source. */
export const AmongChoice = memo(function AmongChoice(props: {
  value: string | undefined;
  onChange: (among: string | undefined) => void;
  locked: boolean;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const sources = useSources();
  return (
    <Select
      aria-label={t('segments.among')}
      style={{ minWidth: 240 }}
      disabled={props.locked}
      value={props.value ?? ''}
      onChange={(value) => {
        props.onChange(value || undefined);
      }}
      options={[
        { value: '', label: t('segments.everybody') },
        ...(sources.data ?? []).map((source) => ({
          value: source.code,
          label: t('segments.amongSource', { name: source.name, rows: people(source.rows, language) }),
        })),
      ]}
    />
  );
});
