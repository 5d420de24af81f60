import { DateTime } from 'luxon'
import { type Demo, expectThat, until } from '@/cli/demo/demo'
import type { EventImport } from '@/payload-types'

type Answer = { import: EventImport }
type Report = { docs: { line: number; code: string; message: { en: string } }[] }

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** On the clocks of İzmir. Doors are open, and nobody is too late to cancel. */
const inHours = (hours: number) =>
  DateTime.now().setZone('Europe/Istanbul').plus({ hours }).toFormat('dd.MM.yyyy HH:mm')

/** As a spreadsheet in Turkish writes it: one row is wrong on purpose, one stands twice. */
function fileOf(run: string): string {
  const rows = [
    `Kıyı Yazılım Buluşması #${run};${inHours(2)};${inHours(6)};İzmir;Türkiye;Tarihi Havagazı;50;0;Defne Aydın`,
    `Seramik Atölyesi #${run};${inDays(40)} 13:00;${inDays(40)} 16:00;Eskişehir;Türkiye;Odunpazarı Evi;12;1.250,50 TL;Gökçe Ünal`,
    `Queue Night #${run};${inDays(50)} 18:30;${inDays(50)} 21:00;Berlin;Germany;Factory;80;15 EUR;Zoë Müller`,
    `New York Meetup #${run};${inDays(60)} 18:00;${inDays(60)} 20:00;New York;USA;Pier 57;40;0;Ada Demir`,
    `Yanlış Tarihli Etkinlik #${run};31.02.2030;;Ankara;Türkiye;;;;`,
    `Queue Night #${run};${inDays(50)} 18:30;${inDays(50)} 21:00;Berlin;Germany;Factory;80;15 EUR;Zoë Müller`,
  ]
  return ['Etkinlik Adı;Başlangıç;Bitiş;Şehir;Ülke;Mekân;Kontenjan;Ücret;Ev sahibi', ...rows].join(
    '\n',
  )
}

/** Checks a file first, then imports it, following the job over the socket; a second time nothing changes. */
export async function importEvents(demo: Demo): Promise<void> {
  const { call, say, keep, agent, run } = demo
  const file = fileOf(run)
  say(`File: ${keep('etkinlikler.csv', file)}`)
  const seen: string[] = []
  agent.on('job.progress', ({ id, done, total, status }) => {
    seen.push(`${id} ${status} ${done}/${total}`)
  })
  const ended = (id: string) =>
    until('the import has ended', async () => {
      const { body } = await call<EventImport>(`/api/event-imports/${id}`)
      return ['checked', 'completed', 'failed'].includes(body.status) && body
    })

  const dry = await call<Answer>('/api/events/import', { method: 'POST', body: formOf(file, true) })
  expectThat(dry.status === 202, `the upload is taken (it was ${dry.status})`)
  const { id } = dry.body.import
  const checked = await ended(id)
  const { body: report } = await call<Report>(`/api/event-imports/${id}/report`)
  keep('import-report.json', JSON.stringify(report, null, 2))
  say(
    `Dry run: ${checked.created} new, ${checked.duplicates} twice, ${checked.refused} not usable; nothing created yet`,
  )
  for (const { line, message } of report.docs.slice(0, 4)) say(`  line ${line}: ${message.en}`)
  expectThat(checked.created === 4 && checked.refused === 1, 'four rows are usable and one is not')

  await call(`/api/event-imports/${id}/start`, { method: 'POST', body: {} })
  const done = await ended(id)
  expectThat(done.status === 'completed' && done.created === 4, 'four events are created')
  say(`Imported ${done.created} events; the socket told of it ${seen.length} times`)

  const again = await call<Answer>('/api/events/import', {
    method: 'POST',
    body: formOf(file, false),
  })
  const second = await ended(again.body.import.id)
  expectThat(second.created === 0 && second.unchanged === 4, 'a second import changes nothing')
  say(`The same file again: ${second.created} created, ${second.unchanged} unchanged`)
}

function formOf(file: string, dryRun: boolean): FormData {
  const form = new FormData()
  form.set('dryRun', String(dryRun))
  form.set('file', new Blob([file], { type: 'text/csv' }), 'etkinlikler.csv')
  return form
}
