import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { tagPath } from '../paths';
import type { Night } from './types';

/** Which tags a night could not compute and why; closed by an operator with what was found out. */
export function NightFailures({ night, onClose }: { night: Night; onClose: () => void }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const failures = useQuery({
    queryKey: ['tag-nights', night.day, 'failures'],
    queryFn: () => call('GET /api/tag-nights/{day}/failures', { path: { day: night.day } }),
  });
  return (
    <Drawer open title={t('nights.failures', { day: night.day })} size={640} onClose={onClose}>
      <p className="quiet section">{t('nights.keptValues')}</p>
      <QueryView query={failures}>
        {(rows) => (
          <>
            <div className="sheet table-wrap section" role="region" aria-label={t('tags.runs')} tabIndex={0}>
              <table className="data">
                <thead>
                  <tr>
                    <th>{t('tags.name')}</th>
                    <th>{t('nights.problem')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.tagCode}>
                      <td>
                        <Link className="name" to={`${tagPath(row.tagCode)}?tab=runs`}>
                          {nameOf({ ...row, code: row.tagCode })}
                        </Link>
                        <div className="quiet small mono">{row.tagCode}</div>
                      </td>
                      <td className="small">{row.problem}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {(night.failed ?? 0) > rows.length && (
              <p className="quiet">{t('nights.showMost', { count: rows.length })}</p>
            )}
          </>
        )}
      </QueryView>
      <Closing night={night} />
    </Drawer>
  );
}

function Closing({ night }: { night: Night }) {
  const { t } = useTranslation();
  const mayClose = useMay('OPERATOR', 'ADMINISTRATOR');
  const close = useChange(
    ({ note }: { note: string }) =>
      call('POST /api/tag-nights/{day}/closing', { path: { day: night.day }, body: { note } }),
    [['tag-nights']],
  );
  if (night.closedAt)
    return <p className="quiet">{t('nights.closedBy', { name: night.closedBy, note: night.note })}</p>;
  if (!mayClose || night.state !== 'FAILED') return null;
  return (
    <Form<{ note: string }> layout="vertical" requiredMark={false} onFinish={close.mutate}>
      {close.isError && <ProblemView problem={asProblem(close.error)} />}
      <Form.Item
        name="note"
        label={t('nights.closeNote')}
        rules={[{ required: true, whitespace: true, message: t('common.required') }]}
      >
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Button htmlType="submit" loading={close.isPending}>
        {t('nights.close')}
      </Button>
    </Form>
  );
}
