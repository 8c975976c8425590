import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Json, Segment, Tag } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { AlgebraForm } from './AlgebraForm';
import { EventForm } from './EventForm';
import { KindChoice } from './KindChoice';
import { ListForm } from './ListForm';
import { GroupForm } from './GroupForm';
import { Counted } from './LiveCount';
import { PredictedWithin } from './Predicted';
import { SampleCustomers } from './SampleCustomers';
import { ScoreForm } from './ScoreForm';
import { SegmentFoot } from './SegmentFoot';
import { SegmentMenu } from './SegmentMenu';

/** A segment that is no rule: its kind's form, how many people that means, and what all segments have. */
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
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayEdit = useMay('MARKETER');
  const [name, setName] = useState(segment?.name ?? '');
  const [definition, setDefinition] = useState<unknown>(segment?.definition ?? null);
  const changed =
    !segment || name !== segment.name || JSON.stringify(definition) !== JSON.stringify(segment.definition);
  const save = useChange(
    () =>
      segment
        ? call('PUT /api/segments/{code}', {
            path: { code: segment.code },
            body: {
              name: name.trim(),
              // Who is in a group is not said here.
              ...(kind === 'GROUP' ? {} : { definition }),
              version: segment.version,
            },
          })
        : call('POST /api/segments', { body: { name: name.trim(), kind, definition } }),
    [['segments']],
    (saved) => {
      client.setQueryData(['segments', saved.code], saved);
      message.success(t('segments.saved'));
      if (!segment) void navigate(`/audience/segments/${saved.code}`, { replace: true });
    },
  );
  const Form = { LIST: ListForm, ALGEBRA: AlgebraForm, SCORE: ScoreForm, EVENT: EventForm }[kind];
  return (
    <>
      <PageHead
        title={segment?.name ?? t('segments.new')}
        facts={
          segment && (
            <>
              <span className="mono">{segment.code}</span>
              <Link to={`/audience/portraits/${segment.code}`}>{t('portraits.open')}</Link>
              <span>{t(`segmentList.kinds.${kind}`, kind)}</span>
              <span>{t('segments.versionFact', { version: segment.version })}</span>
              <When at={segment.updatedAt} brief />
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
                disabled={!definition || !name.trim() || !changed}
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
        question={definition ? { kind, definition } : null}
        refusal={definition ? null : t('segments.incomplete')}
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
        </div>
        {!segment && <KindChoice kind={kind} />}
        {Form ? (
          <Form value={definition} onChange={setDefinition} readOnly={!mayEdit} tags={tags} />
        ) : kind === 'GROUP' && segment ? (
          <GroupForm value={definition} code={segment.code} />
        ) : (
          <pre className="mono small">{JSON.stringify(definition, null, 2)}</pre>
        )}
        {definition !== null && <SampleCustomers kind={kind} definition={definition as Json} />}
        {segment && <PredictedWithin code={segment.code} version={segment.version} />}
        {segment && <SegmentFoot segment={segment} changed={changed} mayEdit={mayEdit} />}
      </Counted>
    </>
  );
}
