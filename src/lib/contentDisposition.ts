export type Disposition = 'attachment' | 'inline'

/** RFC 6266: the plain name for old programs, the true one for the others. Pure. */
export function contentDisposition(where: Disposition, filename: string): string {
  const plain = filename.replace(/[^\w .-]/g, '_').replace(/\s+/g, '-')
  const exact = encodeURIComponent(filename).replace(/['()*]/g, (letter) => {
    return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
  })
  return `${where}; filename="${plain}"; filename*=UTF-8''${exact}`
}
