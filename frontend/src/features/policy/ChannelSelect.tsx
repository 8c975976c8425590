import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useChannelNames } from '@shared/api/channels';
import { useWord } from '@shared/i18n/words';

interface Props {
  /** Given by the form field around it. */
  id?: string;
  value?: string;
  onChange?: (channel: string) => void;
  /** Offered before the channels; `*` means every channel. */
  also?: readonly string[];
}

/** One channel, as a field of a form. */
export function ChannelSelect({ also = [], ...field }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const names = useChannelNames();
  return (
    <Select
      {...field}
      style={{ minWidth: 140 }}
      options={[...new Set([...also, ...names])].map((value) => ({
        value,
        label: value === '*' ? t('policy.everyChannel') : word('channel', value),
      }))}
    />
  );
}
