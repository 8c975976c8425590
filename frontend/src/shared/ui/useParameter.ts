import { useSearchParams } from 'react-router';

/** One part of the address that can be sent to a colleague: a filter, an open panel, a page. */
export function useParameter(name: string): [string, (value: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  return [
    parameters.get(name) ?? '',
    (value) => {
      setParameters(
        (current) => {
          const next = new URLSearchParams(current);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      );
    },
  ];
}
