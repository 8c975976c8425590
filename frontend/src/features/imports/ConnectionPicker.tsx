import { Button, Form, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { Empty } from '@shared/ui/Empty';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { useConnections } from './api';
import type { Place } from './types';

interface Values {
  connection: string;
  place: string;
}

/** Which table or topic; the server lists them, nobody types one. */
export function ConnectionPicker({ busy, onPlace }: { busy: boolean; onPlace: (place: Place) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('connection', form);
  const connections = useConnections();
  const places = useQuery({
    queryKey: ['source-connections', chosen, 'places'],
    queryFn: () => call('GET /api/source-connections/{code}/places', { path: { code: chosen ?? '' } }),
    enabled: Boolean(chosen),
  });
  const required = [{ required: true, message: t('common.required') }];
  return (
    <QueryView query={connections}>
      {(all) =>
        all.length === 0 ? (
          <Empty title={t('connections.emptyTitle')} text={t('connections.emptyText')}>
            <Link to="/audience/sources/connections">{t('connections.title')}</Link>
          </Empty>
        ) : (
          <Form<Values>
            form={form}
            layout="vertical"
            requiredMark={false}
            className="sheet padded section"
            onFinish={(values) => {
              const place = places.data?.find((each) => label(each) === values.place);
              if (place) onPlace(place);
            }}
          >
            {places.isError && (
              <div className="section">
                <ProblemView problem={asProblem(places.error)} />
              </div>
            )}
            <Form.Item name="connection" label={t('connections.one')} rules={required}>
              <Select
                placeholder={t('connections.choose')}
                options={all.map((each) => ({ value: each.code, label: each.name }))}
                onChange={() => {
                  form.resetFields(['place']);
                }}
              />
            </Form.Item>
            <Form.Item name="place" label={t('connections.place')} rules={required}>
              <Select
                showSearch
                placeholder={t('connections.choosePlace')}
                disabled={!chosen}
                loading={places.isFetching}
                options={(places.data ?? []).map((each) => ({ value: label(each), label: label(each) }))}
              />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('connections.look')}
            </Button>
          </Form>
        )
      }
    </QueryView>
  );
}

export function label(place: Place): string {
  return place.schema ? `${place.schema}.${place.name}` : (place.name ?? '');
}
