import { useQuery } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useNamed } from '@shared/i18n/names';
import { Copyable } from '@shared/ui/Copyable';
import { ProblemView } from '@shared/ui/ProblemView';
import { useSettled } from '@shared/ui/useSettled';
import { useBranches } from './branches';

interface Values {
  name: string;
  branch: string;
  fields: string[];
  segments: string[];
  perSecond: number;
  until: Dayjs;
}

const PAUSE_MS = 150;
const LONGEST_DAYS = 365;

/** Makes a key. The secret is shown once: nobody, not even the bank's people, can see it again. */
export function NewKeyPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const branches = useBranches();
  const make = useChange(
    ({ until, ...rest }: Values) =>
      call('POST /api/service-keys', {
        body: { ...rest, name: rest.name.trim(), expiresAt: until.endOf('day').toISOString() },
      }),
    [['service-keys']],
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Drawer open title={t('keys.new')} onClose={onClose} size={420} maskClosable={!make.isSuccess}>
      {make.isError && (
        <div className="section">
          <ProblemView problem={asProblem(make.error)} />
        </div>
      )}
      {make.data ? (
        <>
          <Alert type="success" showIcon title={t('keys.madeTitle')} description={t('keys.madeText')} />
          <p className="section mono" style={{ marginTop: 16, overflowWrap: 'anywhere' }}>
            <Copyable text={make.data.secret} />
          </p>
          <Button onClick={onClose}>{t('keys.kept')}</Button>
        </>
      ) : (
        <Form<Values>
          layout="vertical"
          requiredMark={false}
          initialValues={{ fields: [], segments: [], perSecond: 100, until: dayjs().add(90, 'day') }}
          onFinish={make.mutate}
        >
          <Form.Item name="name" label={t('keys.name')} rules={required} extra={t('keys.nameHint')}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="branch" label={t('users.branch')} rules={required} extra={t('keys.branchHint')}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={(branches.data ?? []).map(({ code, name }) => ({
                value: code,
                label: `${code} ${name}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="fields" label={t('nav.tags')}>
            <Codes search={useTagChoice} />
          </Form.Item>
          <Form.Item name="segments" label={t('nav.segments')}>
            <Codes search={useSegmentChoice} />
          </Form.Item>
          <Form.Item name="perSecond" label={t('keys.perSecond')} rules={required}>
            <InputNumber min={1} max={100_000} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="until" label={t('keys.until')} rules={required}>
            <DatePicker
              style={{ width: '100%' }}
              minDate={dayjs()}
              maxDate={dayjs().add(LONGEST_DAYS, 'day')}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            {t('keys.make')}
          </Button>
        </Form>
      )}
    </Drawer>
  );
}

interface Choice {
  value: string;
  label: string;
}

/** Several codes out of more than anybody wants to load: the server searches. */
function Codes({
  search,
  value,
  onChange,
  id,
}: {
  search: (text: string) => Choice[];
  value?: string[];
  onChange?: (codes: string[]) => void;
  id?: string;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const options = search(useSettled(text.trim(), PAUSE_MS));
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      value={value ?? []}
      onChange={(codes: string[]) => onChange?.(codes)}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      notFoundContent={t('segmentSelect.none')}
      options={options}
    />
  );
}

function useTagChoice(search: string): Choice[] {
  const nameOf = useNamed();
  const found = useQuery({
    queryKey: ['tags', search],
    queryFn: () => call('GET /api/tags', { query: { search } }),
  });
  return (found.data?.items ?? []).slice(0, 20).map((tag) => ({
    value: tag.code,
    label: nameOf(tag),
  }));
}

function useSegmentChoice(search: string): Choice[] {
  const found = useQuery({
    queryKey: ['segments', 'choice', search],
    queryFn: () => call('GET /api/segments', { query: { search, limit: 20 } }),
  });
  return (found.data?.items ?? []).map((segment) => ({ value: segment.code, label: segment.name }));
}
