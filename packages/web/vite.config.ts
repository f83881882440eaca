import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.SKRYBA_URL ?? 'http://127.0.0.1:8200';

export default defineConfig({
  plugins: [react()],
  // The server puts a fresh nonce in the place of this word with every page it serves.
  html: { cspNonce: '__CSP_NONCE__' },
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 600 },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
});
