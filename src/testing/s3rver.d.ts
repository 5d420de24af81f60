declare module 's3rver' {
  type Options = {
    port: number
    address: string
    silent: boolean
    allowMismatchedSignatures?: boolean
    directory: string
    configureBuckets: { name: string; configs: string[] }[]
  }
  type S3rver = { run: () => Promise<{ port: number }>; close: () => Promise<void> }
  /** A local S3 for tests: only what they use. */
  const S3rver: new (options: Options) => S3rver
  export default S3rver
}
