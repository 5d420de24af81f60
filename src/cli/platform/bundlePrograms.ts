import { build } from 'esbuild'
import { projectFile } from '@/cli/projectFile'

/**
 * Writes each program as one file `<name>.mjs` into a folder of the project, with what it needs of our own code
 * inside; packages stay in `node_modules`.
 * @param programs where each begins, by its name
 */
export async function bundlePrograms(
  programs: Record<string, string>,
  folder: string,
): Promise<void> {
  await build({
    absWorkingDir: projectFile('.'),
    bundle: true,
    entryPoints: programs,
    format: 'esm',
    logLevel: 'warning',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    platform: 'node',
    sourcemap: true,
    target: 'node20',
    tsconfig: 'tsconfig.json',
  })
}
