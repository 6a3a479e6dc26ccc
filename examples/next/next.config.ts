import type { NextConfig } from 'next';

export default {
  // The page is rendered by Next's server, once, while it is built: files that any static server can send.
  output: 'export',
} satisfies NextConfig;
