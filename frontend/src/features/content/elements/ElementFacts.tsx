import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ElementContent, TalkStep } from '@shared/api/elements';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { asked, FIELDS, isSteps, type Field } from './fields';

/** What a version says, field by field. */
export function ElementFacts({ content }: { content: ElementContent }) {
  const { t } = useTranslation();
  const fields = FIELDS[content.kind].filter((field) => asked(field, content));
  return (
    <dl className="keyvalues">
      <dt>{t('elements.nameZh')}</dt>
      <dd>{content.name.zh}</dd>
      {content.name.en && (
        <>
          <dt>{t('elements.nameEn')}</dt>
          <dd>{content.name.en}</dd>
        </>
      )}
      {fields.map((field) => (
        <Fact key={field.name} field={field} content={content} />
      ))}
    </dl>
  );
}

function Fact({ field, content }: { field: Field; content: ElementContent }) {
  const word = useWord();
  return (
    <>
      <dt>{word('elements.field', field.name)}</dt>
      <dd>
        <Value field={field} value={content[field.name]} />
      </dd>
    </>
  );
}

function Value({ field, value }: { field: Field; value: unknown }) {
  const { t } = useTranslation();
  const word = useWord();
  if (field.type === 'flag') return t(value === true ? 'common.yes' : 'common.no');
  if (value === null || value === undefined || value === '') return <span className="quiet">–</span>;
  if (isSteps(value) && field.type === 'steps') return <Steps steps={value} />;
  if (field.type === 'choices' && Array.isArray(value))
    return value.map((each) => word(field.words ?? '', String(each))).join(' · ');
  if (field.type === 'elements' && Array.isArray(value))
    return (
      <>
        {value.map((key) => (
          <div key={String(key)}>
            <Link to={`/content/elements/${String(key)}`}>{String(key)}</Link>
          </div>
        ))}
      </>
    );
  if (field.type === 'element') return <Link to={`/content/elements/${String(value)}`}>{String(value)}</Link>;
  if (field.type === 'choice') return word(field.words ?? '', String(value));
  if (typeof value === 'number') return <span className="num">{exact(value)}</span>;
  return (
    <span
      style={{ whiteSpace: 'pre-wrap' }}
      className={field.type === 'code' || field.name === 'sha256' ? 'mono' : ''}
    >
      {String(value)}
    </span>
  );
}

/** The words in the order in which they are said; what has to be said word for word stands out. */
function Steps({ steps }: { steps: readonly TalkStep[] }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <ol className="talk-steps">
      {steps.map((step, index) => (
        <li key={index} className={step.mustSay ? 'must-say' : ''}>
          <span className="quiet small">
            {word('elements.part', step.part ?? 'OPENING')}
            {step.mustSay && ` · ${t('elements.mustSay')}`}
          </span>
          <div style={{ whiteSpace: 'pre-wrap' }}>{step.text}</div>
        </li>
      ))}
    </ol>
  );
}
