import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';

/** The channels that are installed, each once. */
export function useChannelNames(): string[] {
  const channels = useQuery({ queryKey: ['channels'], queryFn: () => call('GET /api/channels') });
  return [...new Set((channels.data ?? []).map((channel) => channel.channel))];
}

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
