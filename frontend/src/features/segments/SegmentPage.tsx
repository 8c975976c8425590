import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Json, Rule, Segment, Tag } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { AmongChoice } from './AmongChoice';
import { KindChoice } from './KindChoice';
import { KindEditor } from './KindEditor';
import { Counted } from './LiveCount';
import { PredictedHere } from './Predicted';
import { RuleEditor } from './RuleEditor';
import { SampleCustomers } from './SampleCustomers';
import { SegmentFoot } from './SegmentFoot';
import { SegmentMenu } from './SegmentMenu';
import { useSegment, useTags } from './api';
import { emptyQuery, toQuery, toRule } from '@shared/rules/rule';

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
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayEdit = useMay('MARKETER');
  const [name, setName] = useState(segment?.name ?? '');
  const [among, setAmong] = useState(segment?.among ?? undefined);
  const [query, setQuery] = useState(() => (segment ? toQuery(segment.definition as Rule) : emptyQuery()));
  const types = useMemo(() => new Map(tags.map((tag) => [tag.code, tag.type])), [tags]);
  const translation = useMemo(() => toRule(query, types), [query, types]);
  const changed =
    !segment ||
    name !== segment.name ||
    (translation.ok && JSON.stringify(translation.rule) !== JSON.stringify(toStored(segment, types)));

  const save = useChange(
    async () => {
      if (!translation.ok) throw new Error(t(`segments.refusal.${translation.refusal}`));
      const { rule } = translation;
      if (segment) {
        return call('PUT /api/segments/{code}', {
          path: { code: segment.code },
          body: { name: name.trim(), definition: rule, version: segment.version },
        });
      }
      return call('POST /api/segments', {
        body: { name: name.trim(), ...(among ? { among } : {}), definition: rule },
      });
    },
    [['segments']],
    (saved) => {
      client.setQueryData(['segments', saved.code], saved);
      message.success(t('segments.saved'));
      if (!segment) void navigate(`/audience/segments/${saved.code}`, { replace: true });
    },
  );

  return (
    <>
      <PageHead
        title={segment?.name ?? t('segments.new')}
        facts={
          segment && (
            <>
              <span className="mono">{segment.code}</span>
              <Link to={`/audience/portraits/${segment.code}`}>{t('portraits.open')}</Link>
              <span>{t('segments.versionFact', { version: segment.version })}</span>
              {segment.updatedAt && <When at={segment.updatedAt} brief />}
              {segment.refreshAt && (
                <span>{t('segments.refreshFact', { at: segment.refreshAt.slice(0, 5) })}</span>
              )}
            </>
          )
        }
        actions={
          mayEdit && (
            <>
              <Button
                type="primary"
                disabled={!translation.ok || !name.trim() || !changed}
                loading={save.isPending}
                onClick={() => {
                  save.mutate(undefined);
                }}
              >
                {t('common.save')}
              </Button>
              {segment && <SegmentMenu segment={segment} />}
            </>
          )
        }
      />
      {save.isError && (
        <div className="section">
          <ProblemView problem={asProblem(save.error)} />
        </div>
      )}
      <Counted
        question={translation.ok ? { ...(among ? { among } : {}), definition: translation.rule } : null}
        refusal={translation.ok ? null : t(`segments.refusal.${translation.refusal}`)}
      >
        <div className="tools">
          <Input
            style={{ width: 320, maxWidth: '100%' }}
            aria-label={t('segments.name')}
            placeholder={t('segments.namePlaceholder')}
            value={name}
            readOnly={!mayEdit}
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
          <AmongChoice value={among} onChange={setAmong} locked={segment !== undefined} />
        </div>
        {!segment && <KindChoice kind="RULE" />}
        <RuleEditor
          tags={tags}
          among={among}
          query={query}
          onChange={setQuery}
          readOnly={!mayEdit}
          pointers={translation.ok ? translation.pointers : undefined}
        />
        {translation.ok && <PredictedHere rule={translation.rule} />}
        {translation.ok && (
          <SampleCustomers {...(among ? { among } : {})} definition={translation.rule as unknown as Json} />
        )}
        {segment && <SegmentFoot segment={segment} changed={changed} mayEdit={mayEdit} />}
      </Counted>
    </>
  );
}

/** The stored rule after a round through the editor, so that a mere difference of form is no change. */
function toStored(segment: Segment, types: ReadonlyMap<string, Tag['type']>) {
  const stored = segment.definition as Rule;
  const translation = toRule(toQuery(stored), types);
  return translation.ok ? translation.rule : stored;
}
