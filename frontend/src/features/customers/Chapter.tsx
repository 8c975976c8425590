import { useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { useDictionariesOf, useNames } from '@shared/events/api';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { SearchInput } from '@shared/ui/SearchInput';
import { grouped, matching } from './facts';
import type { CustomerFact, Facts } from './types';

/** Enough to see what a group is about; the rest on request. */
const AT_FIRST = 8;
/** From so many facts on a reader looks for one rather than reads them all. */
const SEARCHED_FROM = 20;

/** What one part of the product knows of the customer. */
const chapterOf = (customer: string, name: string) => ({
  queryKey: ['customers', customer, name],
  queryFn: () =>
    call('GET /api/customers/{key}/chapters/{chapter}', { path: { key: customer, chapter: name } }),
});

/** All chapters are asked for at once and shown from the top down: one that arrives pushes none away. */
export function Chapters(props: { customer: string; names: readonly string[]; children: ReactNode }) {
  const { customer, names } = props;
  const pending = useQueries({
    queries: names.map((name) => chapterOf(customer, name)),
    combine: (chapters) => chapters.findIndex((chapter) => chapter.isPending),
  });
  const shown = pending < 0 ? names : names.slice(0, pending + 1);
  return (
    <>
      {shown.map((name) => (
        <Chapter key={name} customer={customer} name={name} />
      ))}
      {pending < 0 && props.children}
    </>
  );
}

function Chapter({ customer, name }: { customer: string; name: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const facts = useQuery(chapterOf(customer, name));
  const title = word('customer.chapter', name);
  return (
    <section className="section" aria-label={title}>
      <h2 className="section-title">
        {title}
        {facts.data && <span className="quiet num">{exact(facts.data.facts.length)}</span>}
      </h2>
      <QueryView query={facts} skeletonRows={3}>
        {(data) =>
          data.facts.length === 0 ? (
            <p className="quiet">{t('customer.nothing')}</p>
          ) : (
            <Body name={name} data={data} />
          )
        }
      </QueryView>
    </section>
  );
}

function Body({ name, data }: { name: string; data: Facts }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const [search, setSearch] = useState('');
  const groups = grouped(matching(data.facts, search, language));
  return (
    <>
      {data.facts.length > SEARCHED_FROM && (
        <div className="tools">
          <SearchInput label={t('customer.search')} value={search} onChange={setSearch} />
        </div>
      )}
      {groups.length === 0 && <p className="quiet">{t('shell.nothingFound', { text: search })}</p>}
      <div className="fact-groups">
        {groups.map(([group, facts]) => (
          <Group key={group} chapter={name} group={group} facts={facts} />
        ))}
      </div>
      {!data.complete && <p className="quiet small">{t('customer.incomplete')}</p>}
    </>
  );
}

const GROUP_WORDS: Record<string, string> = {
  tags: 'portraits.theme',
  segments: 'segmentList.kinds',
  touches: 'channel',
  responses: 'customer.arm',
};

function Group({ chapter, group, facts }: { chapter: string; group: string; facts: CustomerFact[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const [all, setAll] = useState(false);
  const kinds = useDictionariesOf('KIND');
  const kindName = useNames(kinds[0]?.code, chapter === 'events' ? [group] : []);
  const shown = all ? facts : facts.slice(0, AT_FIRST);
  return (
    <div className="sheet padded">
      <h3 className="section-title">
        {chapter === 'events' ? kindName(group) : word(GROUP_WORDS[chapter] ?? chapter, group)}
        <span className="quiet num">{exact(facts.length)}</span>
      </h3>
      <ul className="facts-list">
        {shown.map((fact, number) => (
          <FactRow key={`${fact.code} ${number}`} chapter={chapter} fact={fact} />
        ))}
      </ul>
      {facts.length > AT_FIRST && (
        <Button
          type="link"
          size="small"
          style={{ padding: 0 }}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? t('customer.fewer') : t('customer.more', { count: facts.length - AT_FIRST })}
        </Button>
      )}
    </div>
  );
}

const PLACES: Record<string, (code: string) => string> = {
  tags: (code) => `/audience/tags?tag=${encodeURIComponent(code)}`,
  segments: (code) => `/audience/segments/${encodeURIComponent(code)}`,
  touches: (code) => `/campaigns/${encodeURIComponent(code)}`,
  responses: (code) => `/campaigns/${encodeURIComponent(code)}`,
};

function FactRow({ chapter, fact }: { chapter: string; fact: CustomerFact }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const name = language === 'en' ? fact.nameEn : fact.nameZh;
  const place = PLACES[chapter];
  return (
    <li>
      <div className="fact">
        <span>{place ? <Link to={place(fact.code)}>{name}</Link> : name}</span>
        <span className="value">
          <Value chapter={chapter} fact={fact} />
        </span>
      </div>
      <div className="quiet small">
        {fact.marks.map((mark) => (
          <span key={mark} className="mark amber">
            {t(`customer.mark.${mark}`)}
          </span>
        ))}
        {fact.source} · <When at={fact.at} brief />
      </div>
    </li>
  );
}

function Value({ chapter, fact }: { chapter: string; fact: CustomerFact }) {
  const { t } = useTranslation();
  const word = useWord();
  if (fact.type === null) {
    return fact.values.map((value) => word(`customer.${chapter}`, value)).join(' ');
  }
  if (fact.type === 'NUMBER') {
    const [value = ''] = fact.values;
    return (
      <span className="num">
        {exact(Number(value))}
        {fact.unit && <span className="quiet"> {fact.unit}</span>}
      </span>
    );
  }
  if (fact.type === 'BOOLEAN') return t(fact.values[0] === 'true' ? 'common.yes' : 'common.no');
  return <span className="num">{fact.values.join(', ')}</span>;
}
