import type { Payload } from 'payload'

type Removal = { payload: Payload; url: string; staff: { Authorization: string }; name: string }

/**
 * Uploads a file at a web process and deletes it there: its bytes go by a job.
 * @returns where the store keeps them until then
 */
export async function removeOneFile({ payload, url, staff: headers, name }: Removal) {
  const form = new FormData()
  form.append('file', new Blob(['a line of text'], { type: 'text/plain' }), `${name}.txt`)
  form.append('alt', name)
  const made = await fetch(`${url}/api/upload`, { method: 'POST', headers, body: form })
  if (made.status !== 201) throw new Error(`No upload: ${made.status} ${await made.text()}`)
  const where = { alt: { equals: name } }
  const { docs } = await payload.find({ collection: 'media', where })
  const [media] = docs
  const answer = await fetch(`${url}/api/media/${media?.id}`, { method: 'DELETE', headers })
  if (answer.status !== 200) throw new Error(`Not deleted: ${answer.status}`)
  return { folder: media?._objectKey ?? '', name: media?.filename ?? '' }
}
