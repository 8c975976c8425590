import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client';
import { hasStatus } from '../api/problem';
import type { Role, Session } from '../api/types';

export const SESSION_KEY = ['session'] as const;

/** Its code, the root of all branches. */
const HEAD_OFFICE = '0000';

/** Who is logged in; `null` means nobody, an error means the server could not say. */
export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    staleTime: 60_000,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await call('GET /api/session');
      } catch (error) {
        if (hasStatus(error, 401)) return null;
        throw error;
      }
    },
  });
}

/** Whether the person has one of the roles. The server decides; this only spares people buttons that would be refused. */
export function useMay(...roles: Role[]): boolean {
  const { data } = useSession();
  return roles.some((role) => data?.roles.includes(role));
}

/** Whether the person works for the whole bank; of this, too, the server decides. */
export function useHeadOffice(): boolean {
  return useSession().data?.branch === HEAD_OFFICE;
}
