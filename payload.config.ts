import { postgresAdapter } from '@payloadcms/db-postgres'
import { nodemailerAdapter } from '@payloadcms/email-nodemailer'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { en } from '@payloadcms/translations/languages/en'
import { tr } from '@payloadcms/translations/languages/tr'
import path from 'node:path'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { fileURLToPath } from 'node:url'
import { brandIcon } from '@/lib/brandIcon'
import { requireMailTransport } from '@/adapters/mailTransport'
import { databaseUrl } from '@/db/databaseUrl'
import { databaseExtras } from '@/db/indexes'
import { strictTransactions } from '@/db/strictTransactions'
import { watchQueries } from '@/db/watchQueries'
import { env, requireSecret } from '@/env'
import { logger } from '@/logger'
import { certificatePublicEndpoints } from '@/operations/certificates/publicEndpoints'
import { keepPreferencesPersonal } from '@/operations/accounts/keepPreferencesPersonal'
import { answerInContractShape } from '@/operations/errors/answerInContractShape'
import { quietRefusals } from '@/operations/errors/quietRefusals'
import { actionMutations } from '@/operations/contract/actionMutations'
import { mailboxEndpoints } from '@/operations/mailbox/mailboxEndpoints'
import { mediaStorage } from '@/operations/media/mediaStorage'
import { uploadEndpoints } from '@/operations/media/uploadEndpoints'
import { searchEndpoints } from '@/operations/search/searchEndpoints'
import { socialEndpoints } from '@/operations/social/socialEndpoints'
import { translations } from '@/lib/i18n/panelTranslations'
import { parseMailbox } from '@/lib/parseMailbox'
import { contract } from '@collections/contract'
import { collections } from '@collections/index'
import { receiveMailReport } from '@collections/suppressions/endpoints/receiveMailReport'
import { authEndpoints } from '@collections/users/endpoints/authEndpoints'
import { withPlatformRules } from '@collections/withPlatformRules'

const root = path.dirname(fileURLToPath(import.meta.url))
const sender = parseMailbox(env.mailFrom)

export default buildConfig({
  secret: requireSecret(),
  serverURL: env.publicUrl,
  csrf: [env.publicUrl],
  telemetry: false,
  logger: quietRefusals(logger),
  admin: {
    user: 'users',
    importMap: {
      baseDir: root,
      importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js'),
    },
    avatar: 'default',
    components: {
      actions: ['/src/app/(payload)/components/search/SearchBox#SearchBox'],
      afterNavLinks: ['/src/app/(payload)/components/NavLinks#NavLinks'],
      header: ['/src/app/(payload)/components/account/SetUpNotice#SetUpNotice'],
      graphics: {
        Icon: '/src/app/(payload)/components/Icon#Icon',
        Logo: '/src/app/(payload)/components/Logo#Logo',
      },
      views: {
        calendar: {
          Component: '/src/app/(payload)/components/calendar/CalendarView#CalendarView',
          path: '/calendar',
          exact: true,
        },
        checkIn: {
          Component: '/src/app/(payload)/components/checkIn/CheckInView#CheckInView',
          path: '/check-in',
          exact: true,
        },
        dashboard: { Component: '/src/app/(payload)/components/dashboard/Dashboard#Dashboard' },
        importEvents: {
          Component: '/src/app/(payload)/components/imports/ImportView#ImportView',
          path: '/import-events',
          exact: true,
        },
        login: { Component: '/src/app/(payload)/components/account/LoginView#LoginView' },
        mailbox: {
          Component: '/src/app/(payload)/components/mailbox/MailboxView#MailboxView',
          path: '/mailbox',
          exact: true,
        },
      },
    },
    meta: {
      titleSuffix: ' · Rostrum',
      description: 'Events, registrations, mails and people in one place.',
      icons: [{ rel: 'icon', type: 'image/svg+xml', url: brandIcon }],
    },
    suppressHydrationWarning: true,
  },
  collections: collections.map(withPlatformRules),
  db: strictTransactions(
    postgresAdapter({
      idType: 'uuidv7',
      push: false,
      migrationDir: path.join(root, 'src/migrations'),
      afterSchemaInit: [databaseExtras],
      pool: {
        // Read when the pool opens: a build needs no database.
        get connectionString() {
          return databaseUrl()
        },
        max: env.databasePoolMax,
        connectionTimeoutMillis: 2_000,
        idle_in_transaction_session_timeout: 60_000,
        lock_timeout: 5_000,
        statement_timeout: 30_000,
      },
    }),
  ),
  defaultDepth: 0,
  maxDepth: 3,
  editor: lexicalEditor(),
  endpoints: [
    ...authEndpoints,
    ...mailboxEndpoints,
    ...searchEndpoints,
    ...socialEndpoints,
    ...certificatePublicEndpoints,
    ...uploadEndpoints,
    receiveMailReport,
  ],
  email: nodemailerAdapter({
    defaultFromAddress: sender.address,
    defaultFromName: sender.name,
    skipVerify: true,
    transport: requireMailTransport(),
  }),
  graphQL: {
    maxComplexity: 1_000,
    disablePlaygroundInProduction: true,
    mutations: actionMutations(contract),
  },
  hooks: { afterError: [answerInContractShape] },
  i18n: { supportedLanguages: { en, tr }, fallbackLanguage: 'en', translations },
  plugins: [mediaStorage],
  sharp,
  // With it, Payload makes the smaller copies of a picture within the request; a job makes them instead.
  onInit: (payload) => {
    delete (payload.config as { sharp?: unknown }).sharp
    keepPreferencesPersonal(payload)
    watchQueries(payload)
  },
  typescript: { autoGenerate: false, outputFile: path.join(root, 'src/payload-types.ts') },
  upload: { limits: { fileSize: 20_000_000, files: 10 }, abortOnLimit: true },
})
