import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment, Tag } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { AlgebraForm } from './AlgebraForm';
import { EventForm } from './EventForm';
import { GroupForm } from './GroupForm';
import { ListForm } from './ListForm';
import { PredictedWithin } from './Predicted';
import { ScoreForm } from './ScoreForm';
import { SegmentFrame } from './SegmentFrame';

/** A segment that is no rule, in the form of its kind. */
export function KindEditor({
  kind,
  tags,
  segment,
}: {
  kind: string;
  tags: readonly Tag[];
  segment?: Segment;
}) {
  const { t } = useTranslation();
  const mayEdit = useMay('MARKETER');
  const [definition, setDefinition] = useState<unknown>(segment?.definition ?? null);
  const Form = { LIST: ListForm, ALGEBRA: AlgebraForm, SCORE: ScoreForm, EVENT: EventForm }[kind];
  return (
    <SegmentFrame
      kind={kind}
      segment={segment}
      question={definition ? { kind, definition } : null}
      refusal={definition ? null : t('segments.incomplete')}
      changed={!segment || JSON.stringify(definition) !== JSON.stringify(segment.definition)}
    >
      {Form ? (
        <Form value={definition} onChange={setDefinition} readOnly={!mayEdit} tags={tags} />
      ) : kind === 'GROUP' && segment ? (
        <GroupForm value={definition} code={segment.code} />
      ) : (
        <pre className="mono small">{JSON.stringify(definition, null, 2)}</pre>
      )}
      {segment && <PredictedWithin code={segment.code} version={segment.version} />}
    </SegmentFrame>
  );
}
