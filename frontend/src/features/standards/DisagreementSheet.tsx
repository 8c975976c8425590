import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { People } from '@shared/ui/Numbers';
import { useCodeName } from './api';
import type { Disagreement } from './types';

/** Two columns, and of how many customers they say what differently. */
export function DisagreementSheet({ of }: { of: Disagreement }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  return (
    <div className="sheet padded">
      <h3 className="section-title">
        <Link to={`/audience/standards/${of.standard}`}>{of.standard}</Link>
        <span className="quiet">
          <People of={of.customers} />
        </span>
      </h3>
      <p className="small">
        <span className="mono">
          {of.leftSource}.{of.leftColumn}
        </span>{' '}
        <span className="quiet">{t('standards.against')}</span>{' '}
        <span className="mono">
          {of.rightSource}.{of.rightColumn}
        </span>
      </p>
      <ul className="facts-list">
        {of.pairs.map((pair) => (
          <li key={`${pair.left} ${pair.right}`}>
            <div className="fact">
              <span>
                {codeName(of.standard, pair.left)} <span className="quiet">≠</span>{' '}
                {codeName(of.standard, pair.right)}
              </span>
              <span className="value">
                <People of={pair.customers} />
              </span>
            </div>
          </li>
        ))}
      </ul>
      {of.pairs.length === 0 && <p className="quiet small">{t('standards.tooFew')}</p>}
      {of.coarse && <p className="quiet small">{t('standards.coarse')}</p>}
    </div>
  );
}
