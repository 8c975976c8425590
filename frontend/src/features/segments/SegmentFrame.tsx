import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Json, Segment } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { KindChoice } from './KindChoice';
import { Counted } from './LiveCount';
import { SampleCustomers } from './SampleCustomers';
import { SegmentFoot } from './SegmentFoot';
import { SegmentMenu } from './SegmentMenu';
import type { CountQuestion } from './api';

interface Props {
  kind: string;
  /** Left out for a new one. */
  segment?: Segment | undefined;
  /** Whom the definition on the screen means; null while it means nobody yet. */
  question: CountQuestion | null;
  /** Why it means nobody yet. */
  refusal: string | null;
  /** The definition on the screen is not the stored one. */
  changed: boolean;
  /** Beside the name. */
  beside?: ReactNode;
  children: ReactNode;
}

/** What a segment of any kind has around its definition: a name, how many people it means, and what is done with it. */
export function SegmentFrame({ kind, segment, question, refusal, beside, children, ...props }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayEdit = useMay('MARKETER');
  const [name, setName] = useState(segment?.name ?? '');
  const changed = props.changed || name !== segment?.name;
  const save = useChange(
    (meant: CountQuestion) =>
      segment
        ? call('PUT /api/segments/{code}', {
            path: { code: segment.code },
            body: {
              name: name.trim(),
              // Who is in a group is not said here.
              ...(kind === 'GROUP' ? {} : { definition: meant.definition }),
              version: segment.version,
            },
          })
        : call('POST /api/segments', { body: { name: name.trim(), ...meant } }),
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
              {kind !== 'RULE' && <span>{t(`segmentList.kinds.${kind}`, kind)}</span>}
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
                disabled={!question || !name.trim() || !changed}
                loading={save.isPending}
                onClick={() => {
                  if (question) save.mutate(question);
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
      <Counted question={question} refusal={refusal}>
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
          {beside}
        </div>
        {!segment && <KindChoice kind={kind} />}
        {children}
        {question && <SampleCustomers {...question} definition={question.definition as Json} />}
        {segment && <SegmentFoot segment={segment} changed={changed} mayEdit={mayEdit} />}
      </Counted>
    </>
  );
}
