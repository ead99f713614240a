import optimizeLocales from '@react-aria/optimize-locales-plugin';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { ADDRESSES } from './src/addresses.ts';

/** Tells the server which addresses are pages, so that the list stands in one place (src/addresses.ts). */
const addresses: Plugin = {
  name: 'greenroom-addresses',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'addresses.json', source: JSON.stringify(ADDRESSES) });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [
    { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' },
    react(),
    tailwind(),
    addresses,
  ],
  build: {
    target: 'baseline-widely-available',
    // Browsers of that baseline know how to preload modules, and an inlined file would need a wider policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    manifest: true,
    sourcemap: false,
    reportCompressedSize: false,
  },
});
