import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './global.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { watchUnexpected } from './incident';
import { installStyleNonce } from './nonce';
import { Providers } from './providers';
import { Root } from './root';

// The page's content policy forbids `new Function`, which zod would otherwise try.
z.config({ jitless: true });
installStyleNonce();
watchUnexpected();

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
createRoot(place).render(
  <Providers>
    <Root />
  </Providers>,
);
