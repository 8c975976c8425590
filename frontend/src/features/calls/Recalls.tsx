import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { ProblemView } from '@shared/ui/ProblemView';
import type { CallList } from './types';

/** Calls of a list that shall not be made any more: the newest file that says so, and what it does not say yet. */
export function Recalls({ list }: { list: CallList }) {
  const { t } = useTranslation();
  const id = String(list.id);
  const make = useChange(() => call('POST /api/call-lists/{id}/recalls', { path: { id } }), [['call-lists']]);
  if (list.recall === null && list.untold === 0)
    return <span className="quiet">{t('calls.nothingRecalled')}</span>;
  return (
    <>
      {list.recall !== null && <Newest list={list.id} number={list.recall} calls={list.recalled} />}
      {list.untold > 0 && (
        <Button
          size="small"
          loading={make.isPending}
          onClick={() => {
            make.mutate(undefined);
          }}
        >
          {t('calls.recall', { count: list.untold })}
        </Button>
      )}
      {make.isError && <ProblemView problem={asProblem(make.error)} />}
    </>
  );
}

function Newest({ list, number, calls }: { list: number; number: number; calls: number }) {
  const { t } = useTranslation();
  const path = `/api/call-lists/${list}/recalls/${number}`;
  const name = `calls-${list}-recall-${number}`;
  return (
    <>
      <a href={`${path}/file`} download={`${name}.csv`}>
        {t('calls.recalled', { count: calls })}
      </a>
      <br />
      <a href={`${path}/manifest`} download={`${name}.json`}>
        {t('calls.manifest')}
      </a>
      <br />
    </>
  );
}
