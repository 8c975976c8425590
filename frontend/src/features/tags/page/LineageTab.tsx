import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWord } from '@shared/i18n/words';
import { QueryView } from '@shared/ui/QueryView';
import { useLineage } from '../api';
import { pathOf } from '../paths';
import type { CatalogueTag, Lineage, LineageNode } from '../types';
import { useTagName } from '../words';
import { draw, sides, type Placed } from './lineage';

/** Where a tag comes from and what depends on it: a picture, and the same as a list of links. */
export function LineageTab({ tag }: { tag: CatalogueTag }) {
  const { t } = useTranslation();
  const lineage = useLineage(tag.code);
  return (
    <QueryView query={lineage}>
      {(data) => {
        const { before, after } = sides(data, `TAG:${tag.code}`);
        return (
          <>
            <Picture lineage={data} centre={`TAG:${tag.code}`} />
            <div className="columns">
              <NodeList title={t('tags.comesFrom')} nodes={before} none={t('tags.comesFromNothing')} />
              <NodeList
                title={t('tags.usedBy')}
                nodes={after}
                none={t('tags.usedByNobody')}
                hidden={data.hidden}
              />
            </div>
          </>
        );
      }}
    </QueryView>
  );
}

function NodeList(props: { title: string; nodes: readonly LineageNode[]; none: string; hidden?: number }) {
  const word = useWord();
  const { t } = useTranslation();
  const nameOf = useTagName();
  const hidden = props.hidden ?? 0;
  return (
    <section className="section">
      <h2 className="section-title">
        {props.title} <span className="quiet num">{props.nodes.length + hidden}</span>
      </h2>
      {props.nodes.length + hidden === 0 ? (
        <p className="quiet">{props.none}</p>
      ) : (
        <ul className="plain sheet padded">
          {props.nodes.map((node) => {
            const name = nameOf({ code: node.code, nameZh: node.name, nameEn: node.nameEn });
            const to = pathOf(node.kind, node.code);
            return (
              <li key={node.id}>
                <span className="quiet">{word('tags.kindOf', node.kind)}</span>{' '}
                {to ? <Link to={to}>{name}</Link> : name}
                {name !== node.code && <span className="quiet small mono"> {node.code}</span>}
              </li>
            );
          })}
          {hidden > 0 && <li className="quiet">{t('segments.usersHidden', { count: hidden })}</li>}
        </ul>
      )}
    </section>
  );
}

const WIDTH = 200;
const HEIGHT = 46;
const GAP_X = 72;
const GAP_Y = 12;
const MOST_LETTERS = 24;

function Picture({ lineage, centre }: { lineage: Lineage; centre: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const nameOf = useTagName();
  const drawn = draw(lineage);
  const width = drawn.layers * (WIDTH + GAP_X) - GAP_X;
  const height = drawn.rows * (HEIGHT + GAP_Y) - GAP_Y;
  const rowsOf = (layer: number) => drawn.placed.filter((each) => each.layer === layer).length;
  const x = ({ layer }: Placed) => layer * (WIDTH + GAP_X);
  // Each layer stands in the middle of the picture's height.
  const y = ({ layer, row }: Placed) =>
    row * (HEIGHT + GAP_Y) + ((drawn.rows - rowsOf(layer)) * (HEIGHT + GAP_Y)) / 2;
  return (
    <section className="section">
      <div className="sheet padded table-wrap" role="region" aria-label={t('tags.tab.lineage')} tabIndex={0}>
        <svg
          className="lineage"
          role="img"
          aria-label={t('tags.lineageSummary', { count: lineage.nodes.length })}
          width={width + 2}
          height={height + 2}
          viewBox={`-1 -1 ${width + 2} ${height + 2}`}
        >
          {drawn.edges.map(({ from, to }) => {
            const start = x(from) + WIDTH;
            const middle = (start + x(to)) / 2;
            const [a, b] = [y(from) + HEIGHT / 2, y(to) + HEIGHT / 2];
            return (
              <path
                key={`${from.node.id} ${to.node.id}`}
                d={`M${start},${a} C${middle},${a} ${middle},${b} ${x(to)},${b}`}
              />
            );
          })}
          {drawn.placed.map((each) => {
            const { node } = each;
            const name = nameOf({ code: node.code, nameZh: node.name, nameEn: node.nameEn });
            return (
              <g
                key={node.id}
                className={node.id === centre ? 'centre' : ''}
                transform={`translate(${x(each)},${y(each)})`}
              >
                <title>{`${name} ${node.code}`}</title>
                <rect width={WIDTH} height={HEIGHT} rx={6} />
                <text x={12} y={18} className="kind">
                  {word('tags.kindOf', node.kind)}
                </text>
                <text x={12} y={36}>
                  {name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
      {drawn.left > 0 && <p className="quiet small">{t('tags.lineageLeft', { count: drawn.left })}</p>}
    </section>
  );
}
