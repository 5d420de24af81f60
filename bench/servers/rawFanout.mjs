import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

/** The floor of pushing: each POST is told to every open WebSocket, as one text, nothing looked up or stored. */
const server = createServer((req, res) => {
  req.resume()
  req.on('end', () => {
    const id = randomUUID()
    const text = JSON.stringify({ event: 'bench', registration: id, status: 'confirmed' })
    for (const client of sockets.clients) client.send(text)
    res.writeHead(201, { 'Content-Type': 'application/json' })
    res.end(JSON.stringify({ registrations: [{ id }] }))
  })
})
const sockets = new WebSocketServer({ server })
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
process.on('SIGTERM', () => process.exit(0))
