import { useSearchParams } from 'react-router';

/** Several parts of the address at once: two changes in one tick would lose the first. */
export function useParameters(): (changes: Record<string, string>) => void {
  const [, setParameters] = useSearchParams();
  return (changes) => {
    setParameters(
      (current) => {
        const next = new URLSearchParams(current);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  };
}

/** One part of the address that can be sent to a colleague: a filter, an open panel, a page. */
export function useParameter(name: string): [string, (value: string) => void] {
  const [parameters] = useSearchParams();
  const change = useParameters();
  return [
    parameters.get(name) ?? '',
    (value) => {
      change({ [name]: value });
    },
  ];
}
