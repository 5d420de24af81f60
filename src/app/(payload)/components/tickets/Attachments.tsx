import type { AttachmentRow } from '@/lib/tickets/envelope'

/** Files to fetch: pictures are shown, others named with their size. */
export function Attachments({ files }: { files: (AttachmentRow & { url: string })[] }) {
  if (files.length === 0) return null
  return (
    <ul className="ticket-files">
      {files.map(({ id, url, filename, mimeType, filesize }) => (
        <li key={id}>
          <a href={url} target="_blank" rel="noreferrer">
            {/^image\/(png|jpeg|webp|gif|avif)$/.test(mimeType) && (
              <img src={url} alt="" loading="lazy" />
            )}
            <span>{filename}</span>
            <small>{sizeOf(filesize)}</small>
          </a>
        </li>
      ))}
    </ul>
  )
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
