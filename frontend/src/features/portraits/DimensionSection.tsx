import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';
import { TagCard } from './TagCard';
import type { Portrait, Section, Step } from './types';

/** A dimension of the model, its attributes in their order, and of each the tags that are on this page. */
export function DimensionSection(props: {
  section: Section;
  portrait: Portrait;
  names: readonly string[];
  onStep: (step: Step) => void;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { section, portrait } = props;
  const nameOf = (thing: { nameZh: string | null; nameEn: string | null }) =>
    (language === 'en' ? thing.nameEn : thing.nameZh) ?? t('portraits.theme.NONE');
  const attributes = section.attributes
    .map((attribute) => ({
      attribute,
      tags: portrait.tags.filter(
        (tag) => tag.dimension === section.dimension && tag.attribute === attribute.attribute,
      ),
    }))
    .filter(({ tags }) => tags.length > 0);
  if (attributes.length === 0) return null;
  return (
    <section className="section" aria-label={nameOf(section)}>
      <h2 className="section-title">
        {nameOf(section)}
        <span className="quiet num">
          {exact(section.attributes.reduce((sum, attribute) => sum + attribute.tags, 0))}
        </span>
      </h2>
      {attributes.map(({ attribute, tags }) => (
        <div key={attribute.attribute ?? ''} className="section">
          {section.dimension !== null && (
            <h3 className="section-title quiet">
              {nameOf(attribute)}
              <span className="num">{exact(attribute.tags)}</span>
            </h3>
          )}
          <div className="columns">
            {tags.map((tag) => (
              <TagCard
                key={tag.code}
                tag={tag}
                portrait={portrait}
                names={props.names}
                onStep={props.onStep}
              />
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}
