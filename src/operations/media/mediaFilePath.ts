/** Where a file of the media collection is served to who may read it. Pure. */
export const mediaFilePath = (filename: string): string =>
  `/api/media/file/${encodeURIComponent(filename)}`
