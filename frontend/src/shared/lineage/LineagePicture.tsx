import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { draw, sides, type Placed } from './layout';
import { pathOf } from './paths';
import type { AnyNode, Lineage } from './types';
import { useLineageWords } from './words';

const WIDTH = 156;
const HEIGHT = 46;
const GAP_X = 44;
const GAP_Y = 12;

/** Things in the order in which they rest on one another, each a way to its page; whichever is pointed at shows its own lines. */
export function LineagePicture(props: { lineage: Lineage; centre: string; campaign?: string }) {
  const { t } = useTranslation();
  const { nameOf, kindOf } = useLineageWords();
  const [over, setOver] = useState('');
  const drawn = draw(props.lineage);
  const rowsOf = (layer: number) => drawn.placed.filter((each) => each.layer === layer).length;
  const x = ({ layer }: Placed) => layer * (WIDTH + GAP_X);
  // Each layer stands in the middle of the picture's height.
  const y = ({ layer, row }: Placed) =>
    row * (HEIGHT + GAP_Y) + ((drawn.rows - rowsOf(layer)) * (HEIGHT + GAP_Y)) / 2;
  const width = drawn.layers * (WIDTH + GAP_X) - GAP_X;
  const height = drawn.rows * (HEIGHT + GAP_Y) - GAP_Y;
  const related = relatedTo(props.lineage, over);
  const box = (each: Placed) => {
    const { node } = each;
    const to = pathOf(node, props.campaign);
    const shared = {
      className: `box${node.id === props.centre ? ' centre' : ''}${related.has(node.id) ? ' on' : ''}`,
      style: { left: x(each), top: y(each), width: WIDTH, height: HEIGHT },
      title: `${nameOf(node)} ${node.code}`,
      onMouseEnter: () => {
        setOver(node.id);
      },
      onMouseLeave: () => {
        setOver('');
      },
      onFocus: () => {
        setOver(node.id);
      },
      onBlur: () => {
        setOver('');
      },
    };
    const text = (
      <>
        <span className="kind">{kindOf(node)}</span>
        <span className="what">{nameOf(node)}</span>
      </>
    );
    return to && node.id !== props.centre ? (
      <Link key={node.id} to={to} {...shared}>
        {text}
      </Link>
    ) : (
      <div key={node.id} {...shared}>
        {text}
      </div>
    );
  };
  return (
    <section className="section">
      <div className="sheet padded table-wrap" role="region" aria-label={t('lineage.title')} tabIndex={0}>
        <div className="lineage" style={{ width, height }}>
          <svg width={width} height={height} aria-hidden>
            {drawn.edges.map(({ from, to }) => {
              const start = x(from) + WIDTH;
              const middle = (start + x(to)) / 2;
              const [a, b] = [y(from) + HEIGHT / 2, y(to) + HEIGHT / 2];
              return (
                <path
                  key={`${from.node.id} ${to.node.id}`}
                  className={related.has(from.node.id) && related.has(to.node.id) ? 'on' : ''}
                  d={`M${start},${a} C${middle},${a} ${middle},${b} ${x(to)},${b}`}
                />
              );
            })}
          </svg>
          {drawn.placed.map(box)}
        </div>
      </div>
      {drawn.left > 0 && <p className="quiet small">{t('lineage.left', { count: drawn.left })}</p>}
    </section>
  );
}

/** Everything that the box rests on or carries, itself included; nothing where none is pointed at. */
function relatedTo(lineage: Lineage, id: string): ReadonlySet<string> {
  if (!id) return new Set();
  const { before, after } = sides(lineage, id);
  return new Set([id, ...[...before, ...after].map((node: AnyNode) => node.id)]);
}
