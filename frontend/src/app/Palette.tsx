import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';

interface Entry {
  to: string;
  label: string;
  hint: string;
  kind: string;
}

/** What a bank's key of a customer may look like: no blanks, and a digit somewhere. */
const KEY = /^(?=.*\d)[\w.-]{3,80}$/;

/** One box for places, campaigns, segments, tags and customers; arrows choose, enter goes. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const entries = useEntries(useDeferredValue(text.trim()));
  const here = Math.min(at, entries.length - 1);

  function go(entry: Entry | undefined) {
    if (!entry) return;
    onClose();
    void navigate(entry.to);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') setAt(Math.min(here + 1, entries.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(here - 1, 0));
    else if (event.key === 'Enter') go(entries[here]);
    else return;
    event.preventDefault();
  }

  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={620}
      style={{ top: 80 }}
      title={null}
      transitionName=""
      maskTransitionName=""
    >
      <Input
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined />}
        placeholder={t('shell.searchHint')}
        aria-label={t('shell.search')}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={entries[here] ? `${listId}-${here}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul className="palette-list" id={listId} role="listbox" aria-label={t('shell.search')}>
        {entries.map((entry, index) => (
          <li
            key={entry.to}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === here}
            onMouseEnter={() => {
              setAt(index);
            }}
            onClick={() => {
              go(entry);
            }}
          >
            <span>{entry.label}</span>
            {entry.hint && <span className="quiet mono">{entry.hint}</span>}
            <span className="kind">{entry.kind}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="quiet">{t('shell.nothingFound', { text })}</p>}
    </Modal>
  );
}

function useEntries(text: string): Entry[] {
  const { t } = useTranslation();
  const nameOf = useNamed();
  const administrator = useMay('ADMINISTRATOR');
  const marketer = useMay('MARKETER');
  const decides = useMay('MARKETER', 'APPROVER');
  const imports = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const operator = useMay('OPERATOR');
  const manager = useMay('RELATIONSHIP_MANAGER');
  const oversees = useMay('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR');
  const seesCustomers = useMay('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER');
  const enabled = text.length > 0;
  const campaigns = useQuery({
    queryKey: ['campaigns', 'search', text],
    queryFn: () => call('GET /api/campaigns', { query: { search: text } }),
    enabled,
  });
  const segments = useQuery({
    queryKey: ['segments', 'palette', text],
    queryFn: ({ signal }) => call('GET /api/segments', { query: { search: text, limit: 6 }, signal }),
    enabled,
  });
  const tags = useQuery({
    queryKey: ['tags', text],
    queryFn: () => call('GET /api/tags', { query: { search: text } }),
    enabled,
  });
  const matches = (...texts: string[]) =>
    texts.some((value) => value.toLowerCase().includes(text.toLowerCase()));

  const page = (to: string, label: string): Entry => ({ to, label, hint: '', kind: t('shell.kindPage') });
  const pages = [
    ...(manager ? [page('/worklist', t('nav.worklist'))] : []),
    page('/campaigns', t('nav.campaigns')),
    ...(oversees
      ? [
          page('/campaigns/calendar', t('calendar.title')),
          page('/campaigns/portfolio', t('portfolio.title')),
          page('/campaigns/journeys', t('nav.journeys')),
          page('/campaigns/templates', t('nav.campaignTemplates')),
          page('/campaigns/types', t('nav.campaignTypes')),
        ]
      : []),
    ...(marketer
      ? [
          page('/campaigns/new', t('campaigns.new')),
          page('/campaigns/journeys/new', t('journeys.draw')),
          page('/audience/segments/new', t('segments.new')),
          page('/audience/new-tag', t('tagBuilder.title')),
        ]
      : []),
    ...(decides ? [page('/tasks', t('nav.tasks'))] : []),
    page('/audience/segments', t('nav.segments')),
    page('/audience/groupings', t('nav.groupings')),
    page('/audience/tags', t('nav.tags')),
    page('/audience/tag-kits', t('tagKits.title')),
    page('/audience/unused-tags', t('unusedTags.title')),
    page('/audience/customers', t('nav.customers')),
    page('/audience/sources', t('nav.sources')),
    ...(imports ? [page('/audience/imports/new', t('imports.new'))] : []),
    page('/audience/imports', t('nav.imports')),
    page('/audience/dictionaries', t('nav.dictionaries')),
    page('/audience/standards', t('nav.standards')),
    page('/decisions', t('nav.decisions')),
    page('/policy', t('nav.policy')),
    page('/policy/why', t('policy.why')),
    page('/content', t('nav.content')),
    page('/content/elements', t('nav.elements')),
    page('/run', t('nav.run')),
    ...(operator ? [page('/run/call-lists', t('nav.callLists'))] : []),
    page('/run/realtime', t('realtime.title')),
    page('/run/event-types', t('nav.eventTypes')),
    page('/run/event-sources', t('nav.eventSources')),
    page('/learn', t('nav.learn')),
    ...(administrator
      ? [
          page('/admin/users', t('nav.users')),
          page('/admin/keys', t('nav.keys')),
          page('/admin/audit', t('nav.audit')),
          page('/admin/settings', t('nav.settings')),
        ]
      : []),
  ].filter((entry) => matches(entry.label, entry.to));
  if (!enabled) return pages;
  return [
    ...(campaigns.data?.items ?? []).slice(0, 6).map((found) => ({
      to: `/campaigns/${found.code}`,
      label: found.name,
      hint: found.code,
      kind: t('shell.kindCampaign'),
    })),
    ...(segments.data?.items ?? []).map((found) => ({
      to: `/audience/segments/${found.code}`,
      label: found.name,
      hint: found.code,
      kind: t('shell.kindSegment'),
    })),
    ...(tags.data?.items ?? []).slice(0, 6).map((found) => ({
      to: `/audience/tags/${encodeURIComponent(found.code)}`,
      label: nameOf(found),
      hint: found.code,
      kind: t('shell.kindTag'),
    })),
    ...pages,
    // Nobody is looked up while a key is typed: looking at a customer is on the record.
    ...(seesCustomers && KEY.test(text)
      ? [
          {
            to: `/audience/customers/${encodeURIComponent(text)}`,
            label: t('shell.openCustomer', { key: text }),
            hint: '',
            kind: t('shell.kindCustomer'),
          },
        ]
      : []),
  ];
}
