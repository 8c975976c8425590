import { useQuery } from '@tanstack/react-query';
import { call } from './client';

/** The channels that are installed, each once. */
export function useChannelNames(): string[] {
  const channels = useQuery({ queryKey: ['channels'], queryFn: () => call('GET /api/channels') });
  return [...new Set((channels.data ?? []).map((channel) => channel.channel))];
}
