import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useUndo } from './useUndo';

interface Removal<Row, Data> {
  /** Under which the list is kept. */
  list: QueryKey;
  /** What is seen at once, before the server has answered. */
  without: (data: Data, row: Row) => Data;
  remove: (row: Row) => Promise<unknown>;
  putBack: (row: Row) => Promise<unknown>;
  nameOf: (row: Row) => string;
}

/** Takes something off a list and offers to put it back. It goes at once, and returns if the server refuses. */
export function useRemoval<Row, Data>(of: Removal<Row, Data>) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const offer = useUndo();
  const askAnew = () => client.invalidateQueries({ queryKey: of.list });
  return useMutation({
    mutationFn: of.remove,
    onMutate: async (row) => {
      await client.cancelQueries({ queryKey: of.list, exact: true });
      const before = client.getQueryData<Data>(of.list);
      if (before !== undefined) client.setQueryData(of.list, of.without(before, row));
      return before;
    },
    onError: (_failure, _row, before) => {
      client.setQueryData(of.list, before);
    },
    onSuccess: (_answer, row) => {
      offer(t('undo.removed', { name: of.nameOf(row) }), () => of.putBack(row).then(askAnew));
    },
    onSettled: askAnew,
  });
}
