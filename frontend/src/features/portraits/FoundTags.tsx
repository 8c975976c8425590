import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Empty } from '@shared/ui/Empty';
import { DimensionSection } from './DimensionSection';
import { TagPager } from './TagPager';
import { Telling } from './Telling';
import { Trail } from './Trail';
import type { Portrait, Step } from './types';

/** What a portrait says: warnings, how its group was reached, what tells most, and then all of it. */
export function FoundTags(props: {
  portrait: Portrait;
  page: number;
  onPage: (page: number) => void;
  steps: readonly Step[];
  onCut: (length: number) => void;
  onStep: (step: Step) => void;
}) {
  const { t } = useTranslation();
  const { portrait } = props;
  const names = portrait.groups.map((group) => group.name ?? t('portraits.both'));
  return (
    <>
      {portrait.warnings.map((warning) => (
        <Alert
          key={`${warning.code} ${warning.segment}`}
          className="section"
          type="warning"
          showIcon
          message={t(`portraits.warning.${warning.code}`, {
            segment: warning.segment,
            tags: warning.tags.join(', '),
            count: portrait.smallestGroup,
          })}
        />
      ))}
      {portrait.coarse && <p className="quiet">{t('portraits.coarse', { count: portrait.smallestGroup })}</p>}
      {props.steps.length > 0 && (
        <Trail portrait={portrait} names={names} steps={props.steps} onCut={props.onCut} />
      )}
      {portrait.tags.length === 0 ? (
        <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
      ) : (
        props.page === 0 && <Telling tags={portrait.tags} />
      )}
      {portrait.sections.map((section) => (
        <DimensionSection
          key={section.dimension ?? ''}
          section={section}
          portrait={portrait}
          names={names}
          onStep={props.onStep}
        />
      ))}
      <TagPager portrait={portrait} page={props.page} onPage={props.onPage} />
    </>
  );
}
