import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useWord } from '@shared/i18n/words';
import { When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { RESULTS, type WorkItem, type WorkResult } from './types';

/** A contact as it is made: whom, what may be said, and how it went. One column, for a phone in one hand. */
export function WorkCard({ item }: { item: WorkItem }) {
  const { t } = useTranslation();
  const word = useWord();
  const { message, modal } = App.useApp();
  const [result, setResult] = useState<WorkResult>();
  const [day, setDay] = useState('');
  const save = useChange(
    (how: WorkResult) =>
      call('POST /api/worklist/{id}/result', {
        path: { id: item.id },
        body: { result: how, callBack: how === 'CALL_BACK' ? day : undefined },
      }),
    [['worklist']],
    () => {
      message.success(t('worklist.saved'));
    },
  );
  const submit = () => {
    if (result === 'REFUSED') {
      modal.confirm({
        title: t('worklist.refusedTitle'),
        content: t('worklist.refusedText'),
        okText: t('worklist.result.REFUSED'),
        onOk: () => save.mutateAsync(result).catch(() => undefined),
      });
    } else if (result) {
      save.mutate(result);
    }
  };
  return (
    <article className="work-card" aria-label={t('worklist.contactWith', { customer: item.customer })}>
      <header>
        <Link className="name mono" to={`/audience/customers/${encodeURIComponent(item.customer)}`}>
          {item.customer}
        </Link>
        <span className="quiet small">
          {item.campaign} · <When at={item.createdAt} brief />
        </span>
      </header>
      {item.callBack && <p className="mark amber">{t('worklist.callBackOn', { day: item.callBack })}</p>}
      {item.sent.length > 0 && (
        <p className="quiet small">
          {t('worklist.sent')}{' '}
          {item.sent.map((message) => (
            <span key={`${message.channel} ${message.at}`}>
              {word('channel', message.channel)} “{message.wording}” <When at={message.at} brief />{' '}
            </span>
          ))}
        </p>
      )}
      <p className="work-words">{item.words}</p>
      {item.talk.length > 0 && (
        <ol className="talk-steps">
          {item.talk.map((step, index) => (
            <li key={index} className={step.mustSay ? 'must-say' : ''}>
              <span className="quiet small">
                {word('elements.part', step.part)}
                {step.mustSay && ` · ${t('elements.mustSay')}`}
              </span>
              <div>{step.text}</div>
            </li>
          ))}
        </ol>
      )}
      <div className="work-result">
        <Select<WorkResult>
          aria-label={t('worklist.howItWent')}
          placeholder={t('worklist.howItWent')}
          value={result}
          onChange={setResult}
          options={RESULTS.map((value) => ({ value, label: t(`worklist.result.${value}`) }))}
        />
        {result === 'CALL_BACK' && (
          <Input
            type="date"
            aria-label={t('worklist.day')}
            value={day}
            onChange={(event) => {
              setDay(event.target.value);
            }}
          />
        )}
        <Button
          type="primary"
          disabled={!result || (result === 'CALL_BACK' && !day)}
          loading={save.isPending}
          onClick={submit}
        >
          {t('worklist.save')}
        </Button>
      </div>
      {save.isError && <ProblemView problem={asProblem(save.error)} />}
    </article>
  );
}
