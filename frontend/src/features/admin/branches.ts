import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';

export const useBranches = () =>
  useQuery({ queryKey: ['branches'], queryFn: () => call('GET /api/branches') });

/** What a branch is called; its code where nobody knows it. */
export function useBranchName(): (code: string) => string {
  const branches = useBranches().data;
  return (code) => branches?.find((branch) => branch.code === code)?.name ?? code;
}
