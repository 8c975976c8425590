import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RuleTree } from '@shared/rules/RuleTree';
import type { Query } from '@shared/rules/rule';
import { typesOf, type Table } from './builder';
import { ColumnValue, TableContext } from './ColumnValue';

/** Conditions over the rows of a table. */
export function ColumnRule(props: {
  table: Table;
  query: Query;
  onChange: (query: Query) => void;
  readOnly: boolean;
}) {
  const { t } = useTranslation();
  const { table } = props;
  const fields = useMemo(
    () => table.columns.map(({ name }) => ({ name, value: name, label: name })),
    [table],
  );
  const types = useMemo(() => typesOf(table), [table]);
  return (
    <TableContext.Provider value={table.code}>
      <RuleTree
        key={table.code}
        fields={fields}
        types={types}
        fieldTitle={t('tagBuilder.column')}
        valueEditor={ColumnValue}
        query={props.query}
        onChange={props.onChange}
        readOnly={props.readOnly}
      />
    </TableContext.Provider>
  );
}
