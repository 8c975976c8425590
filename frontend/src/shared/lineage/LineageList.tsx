import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathOf } from './paths';
import type { AnyNode } from './types';
import { useLineageWords } from './words';

interface Props {
  title: string;
  nodes: readonly AnyNode[];
  /** What is said where there are none. */
  none: string;
  campaign?: string;
  /** Things of other branches, of which only the number is told. */
  hidden?: number;
}

/** The things of a lineage as words, each with its link. */
export function LineageList({ title, nodes, none, campaign, hidden = 0 }: Props) {
  const { t } = useTranslation();
  const { nameOf, kindOf } = useLineageWords();
  return (
    <section className="section">
      <h2 className="section-title">
        {title} <span className="quiet num">{nodes.length + hidden}</span>
      </h2>
      {nodes.length + hidden === 0 ? (
        <p className="quiet">{none}</p>
      ) : (
        <ul className="plain sheet padded">
          {nodes.map((node) => {
            const name = nameOf(node);
            const to = pathOf(node, campaign);
            return (
              <li key={node.id}>
                <span className="quiet">{kindOf(node)}</span> {to ? <Link to={to}>{name}</Link> : name}
                {name !== node.code && <span className="quiet small mono"> {node.code}</span>}
                {node.version !== null && node.version !== undefined && (
                  <span className="quiet small"> {t('segments.versionFact', { version: node.version })}</span>
                )}
              </li>
            );
          })}
          {hidden > 0 && <li className="quiet">{t('segments.usersHidden', { count: hidden })}</li>}
        </ul>
      )}
    </section>
  );
}
