import { Checkbox } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exact } from '../format/numbers';
import { Pager } from './Pager';
import { hasTheKeys, useListKeys } from './useListKeys';

export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  sort?: (row: Row) => string | number;
  /** The server can order by this column, where it does the ordering. */
  ordered?: boolean;
  right?: boolean;
  /** Left out where the screen is narrow. */
  wide?: boolean;
}

export interface Order {
  key: string;
  down: boolean;
}

export interface Picking<Row> {
  picked: ReadonlySet<string>;
  onChange: (picked: ReadonlySet<string>) => void;
  label: (row: Row) => string;
}

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  onSearch?: () => void;
  picking?: Picking<Row>;
  /** Pages the server cuts; without it fifty rows at a time are cut here. */
  paging?: {
    page: number;
    /** With more behind them: those that are known so far. */
    total: number;
    more?: boolean;
    onPage: (page: number) => void;
  };
  /** An order the server makes; without it rows are ordered here. */
  ordering?: { order: Order; onOrder: (order: Order) => void };
}

export const PAGE_SIZE = 50;

/** The one list of the application: dense, sortable, fifty rows at once, with the same keys everywhere. */
export function DataTable<Row>(props: Props<Row>) {
  const { t } = useTranslation();
  const [ownPage, setOwnPage] = useState(0);
  const [ownOrder, setOrder] = useState<Order>();

  const order = props.ordering?.order ?? ownOrder;
  const sorted = props.ordering ? props.rows : sort(props.rows, props.columns, order);
  const total = props.paging?.total ?? sorted.length;
  const more = props.paging?.more ?? false;
  const lastPage = Math.max(0, Math.ceil(total / PAGE_SIZE) - 1) + (more ? 1 : 0);
  const paged = more || total > PAGE_SIZE;
  const page = Math.min(props.paging?.page ?? ownPage, lastPage);
  const shown = props.paging ? sorted : sorted.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const turn = props.paging?.onPage ?? setOwnPage;
  const list = useRef<HTMLDivElement>(null);
  const here = useListKeys({
    count: shown.length,
    mine: () => hasTheKeys(list.current),
    open: (index) => {
      const row = shown[index];
      if (row) props.onOpen?.(row);
    },
    pick: (index) => {
      const row = shown[index];
      if (row) toggle(props.rowKey(row));
    },
    ...(props.onSearch ? { search: props.onSearch } : {}),
  });

  function toggle(key: string) {
    if (!props.picking) return;
    const picked = new Set(props.picking.picked);
    if (!picked.delete(key)) picked.add(key);
    props.picking.onChange(picked);
  }

  return (
    <div className="sheet" ref={list} data-list={props.onOpen || props.picking ? 'keys' : ''}>
      <div className="table-wrap" role="region" aria-label={props.label} tabIndex={0}>
        <table className="data">
          <thead>
            <tr>
              {props.picking && (
                <th className="pick">
                  <span className="visually-hidden">{t('list.pick')}</span>
                </th>
              )}
              {props.columns.map((column) => (
                <Heading
                  key={column.key}
                  column={column}
                  order={order}
                  onOrder={props.ordering?.onOrder ?? setOrder}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr
                key={props.rowKey(row)}
                className={`${props.onOpen ? 'openable' : ''} ${index === here ? 'here' : ''}`}
                aria-current={index === here || undefined}
                onClick={() => props.onOpen?.(row)}
              >
                {props.picking && (
                  <td
                    className="pick"
                    onClick={(event) => {
                      event.stopPropagation();
                    }}
                  >
                    <Checkbox
                      aria-label={props.picking.label(row)}
                      checked={props.picking.picked.has(props.rowKey(row))}
                      onChange={() => {
                        toggle(props.rowKey(row));
                      }}
                    />
                  </td>
                )}
                {props.columns.map((column) => (
                  <td key={column.key} className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="table-foot">
        <span className="num">
          {paged
            ? t(more ? 'list.rangeAtLeast' : 'list.range', {
                from: exact(page * PAGE_SIZE + 1),
                to: exact(Math.min(total, (page + 1) * PAGE_SIZE)),
                total: exact(total),
              })
            : t('list.rows', { count: total })}
        </span>
        {props.onOpen && (
          <span className="desktop-only">
            <kbd>j</kbd> <kbd>k</kbd> <kbd>Enter</kbd> <kbd>/</kbd>
          </span>
        )}
        {paged && <Pager page={page} lastPage={lastPage} onPage={turn} />}
      </div>
    </div>
  );
}

function Heading<Row>(props: {
  column: Column<Row>;
  order: Order | undefined;
  onOrder: (order: Order) => void;
}) {
  const { column, order } = props;
  const sorted = order?.key === column.key ? order : undefined;
  return (
    <th
      className={classOf(column)}
      aria-sort={sorted ? (sorted.down ? 'descending' : 'ascending') : undefined}
    >
      {column.sort || column.ordered ? (
        <button
          type="button"
          onClick={() => {
            props.onOrder({ key: column.key, down: sorted ? !sorted.down : column.right === true });
          }}
        >
          {column.title} {sorted ? (sorted.down ? '↓' : '↑') : ''}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

function classOf<Row>(column: Column<Row>): string {
  return [column.right ? 'right num' : '', column.wide ? 'wide' : ''].join(' ').trim();
}

function sort<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: Order | undefined,
): readonly Row[] {
  const by = columns.find((column) => column.key === order?.key)?.sort;
  if (!by || !order) return rows;
  const direction = order.down ? -1 : 1;
  return [...rows].sort((left, right) => {
    const a = by(left);
    const b = by(right);
    if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
    return direction * String(a).localeCompare(String(b), 'zh-CN');
  });
}
