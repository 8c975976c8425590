import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import type { Attribute, Layers, PlacedTag } from '../types';
import { sortKey } from './model';
import { useSortWord } from './useSortWord';

const SHOWN_TAGS = 3;

/** The model as it is in force, with the tags that stand in it. */
export function ModelView({ layers }: { layers: Layers }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const of = (dimension: string | null, attribute: string | null) =>
    layers.tags.filter((tag) => tag.dimension === dimension && tag.attribute === attribute);
  const left = of(null, null);
  return (
    <>
      {layers.model.dimensions.map((dimension) => (
        <section className="section" key={dimension.code}>
          <h2 className="section-title">
            {nameOf(dimension)}
            <span className="quiet num">
              {exact(layers.tags.filter((tag) => tag.dimension === dimension.code).length)}
            </span>
          </h2>
          <div className="sheet table-wrap" role="region" aria-label={nameOf(dimension)} tabIndex={0}>
            <table className="data">
              <thead>
                <tr>
                  <th>{t('portraitModel.attribute')}</th>
                  <th>{t('portraitModel.takes')}</th>
                  <th>{t('portraitModel.tags')}</th>
                  <th className="right">{t('portraitModel.number')}</th>
                </tr>
              </thead>
              <tbody>
                {dimension.attributes.map((attribute) => (
                  <Line
                    key={attribute.code}
                    attribute={attribute}
                    tags={of(dimension.code, attribute.code)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      {left.length > 0 && (
        <section className="section">
          <h2 className="section-title">
            {t('portraitModel.nowhere')}
            <span className="quiet num">{exact(left.length)}</span>
          </h2>
          <p className="quiet">{t('portraitModel.nowhereText')}</p>
        </section>
      )}
    </>
  );
}

function Line({ attribute, tags }: { attribute: Attribute; tags: readonly PlacedTag[] }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const sortWord = useSortWord();
  return (
    <tr>
      <td>{nameOf(attribute)}</td>
      <td>
        {attribute.takes.map((sort) => (
          <div key={sortKey(sort)}>{sortWord(sort)}</div>
        ))}
        {attribute.tags.length > 0 && (
          <div>{t('portraitModel.namedTags', { count: attribute.tags.length })}</div>
        )}
      </td>
      <td>
        {tags.slice(0, SHOWN_TAGS).map((tag) => (
          <div key={tag.code}>
            <Link to={`/audience/tags/${tag.code}`}>{nameOf(tag)}</Link>
          </div>
        ))}
      </td>
      <td className="right num">{exact(tags.length)}</td>
    </tr>
  );
}
