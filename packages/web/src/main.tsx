import './design/layers.css';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './design/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startTexts } from './i18n/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html holds no element with the id "root"');

await startTexts();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
