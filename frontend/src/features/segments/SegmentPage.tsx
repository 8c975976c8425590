import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Rule, Segment, Tag } from '@shared/api/types';
import { emptyQuery, toQuery, toRule } from '@shared/rules/rule';
import { useMay } from '@shared/session/session';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { AmongChoice } from './AmongChoice';
import { KindEditor } from './KindEditor';
import { PredictedHere } from './Predicted';
import { RuleEditor } from './RuleEditor';
import { SegmentFrame } from './SegmentFrame';
import { useSegment, useTags } from './api';

export function NewSegmentPage() {
  const tags = useTags();
  const [kind] = useParameter('kind');
  return (
    <QueryView query={tags}>
      {(data) =>
        kind && kind !== 'RULE' ? (
          <KindEditor key={kind} kind={kind} tags={data.items} />
        ) : (
          <SegmentEditor tags={data.items} />
        )
      }
    </QueryView>
  );
}

export function SegmentPage() {
  const { code = '' } = useParams();
  const tags = useTags();
  const segment = useSegment(code);
  return (
    <QueryView query={tags}>
      {(known) => (
        <QueryView query={segment}>
          {(data) =>
            data.kind === 'RULE' ? (
              <SegmentEditor key={`${data.code} ${data.version}`} tags={known.items} segment={data} />
            ) : (
              <KindEditor
                key={`${data.code} ${data.version}`}
                kind={data.kind}
                tags={known.items}
                segment={data}
              />
            )
          }
        </QueryView>
      )}
    </QueryView>
  );
}

/** A rule and, beside it, how many people it means, clause by clause. */
function SegmentEditor({ tags, segment }: { tags: readonly Tag[]; segment?: Segment }) {
  const { t } = useTranslation();
  const mayEdit = useMay('MARKETER');
  const [among, setAmong] = useState(segment?.among ?? undefined);
  const [query, setQuery] = useState(() => (segment ? toQuery(segment.definition as Rule) : emptyQuery()));
  const types = useMemo(() => new Map(tags.map((tag) => [tag.code, tag.type])), [tags]);
  const translation = useMemo(() => toRule(query, types), [query, types]);
  return (
    <SegmentFrame
      kind="RULE"
      segment={segment}
      question={translation.ok ? { ...(among ? { among } : {}), definition: translation.rule } : null}
      refusal={translation.ok ? null : t(`segments.refusal.${translation.refusal}`)}
      changed={
        !segment ||
        (translation.ok && JSON.stringify(translation.rule) !== JSON.stringify(toStored(segment, types)))
      }
      beside={<AmongChoice value={among} onChange={setAmong} locked={segment !== undefined} />}
    >
      <RuleEditor
        tags={tags}
        among={among}
        query={query}
        onChange={setQuery}
        readOnly={!mayEdit}
        pointers={translation.ok ? translation.pointers : undefined}
      />
      {translation.ok && <PredictedHere rule={translation.rule} />}
    </SegmentFrame>
  );
}

/** The stored rule after a round through the editor, so that a mere difference of form is no change. */
function toStored(segment: Segment, types: ReadonlyMap<string, Tag['type']>) {
  const stored = segment.definition as Rule;
  const translation = toRule(toQuery(stored), types);
  return translation.ok ? translation.rule : stored;
}
