import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Asks for a name and keeps the group that is looked at as a segment. */
export function KeepAs({ loading, onKeep }: { loading: boolean; onKeep: (name: string) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <span className="end">
      <Input
        style={{ width: 180 }}
        aria-label={t('portraits.name')}
        placeholder={t('portraits.name')}
        value={name}
        maxLength={100}
        onChange={(event) => {
          setName(event.target.value);
        }}
      />{' '}
      <Button
        type="primary"
        disabled={!name.trim()}
        loading={loading}
        onClick={() => {
          onKeep(name.trim());
        }}
      >
        {t('portraits.keep')}
      </Button>
    </span>
  );
}
