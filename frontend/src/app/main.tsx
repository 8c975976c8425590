import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLanguage } from '@shared/i18n';
import { App } from './App';
import { storedLanguage } from './PreferencesProvider';

const root = document.getElementById('root');
if (!root) throw new Error('index.html lost its root element');

await startLanguage(storedLanguage());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
