import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import TableOutlined from '@ant-design/icons/TableOutlined';
import { Button, Skeleton } from 'antd';
import { Suspense, lazy, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveCsv, save } from '../format/csv';
import { exact } from '../format/numbers';
import type { Canvas, ChartOption } from './canvas';

const ChartCanvas = lazy(() => import('./canvas'));

interface Props {
  title: string;
  /** The chart in one sentence, for those who cannot see it. */
  summary: string;
  option: ChartOption;
  height: number;
  file: string;
  head: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** One message a chart; every chart is also a table, a picture and a file. */
export function Chart(props: Props) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const canvas = useRef<Canvas>(null);
  return (
    <section className="section">
      <h2 className="section-title">
        {props.title}
        <span className="end">
          <Button
            size="small"
            type="text"
            icon={<TableOutlined />}
            aria-pressed={asTable}
            onClick={() => {
              setAsTable(!asTable);
            }}
          >
            {asTable ? t('chart.asChart') : t('chart.asTable')}
          </Button>
          {!asTable && (
            <Button
              size="small"
              type="text"
              icon={<DownloadOutlined />}
              onClick={() => {
                const picture = canvas.current?.picture();
                if (picture) save(`${props.file}.png`, picture);
              }}
            >
              PNG
            </Button>
          )}
          <Button
            size="small"
            type="text"
            icon={<DownloadOutlined />}
            onClick={() => {
              saveCsv(`${props.file}.csv`, [props.head, ...props.rows]);
            }}
          >
            CSV
          </Button>
        </span>
      </h2>
      <div className="sheet padded">
        {asTable ? (
          <table className="data">
            <thead>
              <tr>
                {props.head.map((title, index) => (
                  <th key={title} className={index > 0 ? 'right' : ''}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.rows.map((row) => (
                <tr key={String(row[0])}>
                  {row.map((value, index) => (
                    <td key={props.head[index] ?? index} className={index > 0 ? 'right num' : ''}>
                      {typeof value === 'number' ? exact(value) : value}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <div role="img" aria-label={props.summary} style={{ height: props.height }}>
            <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
              <ChartCanvas option={props.option} ref={canvas} />
            </Suspense>
          </div>
        )}
      </div>
    </section>
  );
}
