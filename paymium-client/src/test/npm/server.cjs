// A genuine socket.io server, serving Paymium's two namespaces on a path like Paymium's. Arguments: port (0 = any),
// pingInterval, pingTimeout, all numbers. Reads one JSON command per line, prints one JSON line per event; ends with its input.
'use strict';
const http = require('http');
const readline = require('readline');
const { createRequire } = require('module');
const socketio = createRequire(process.cwd() + '/')('socket.io');

const [port, pingInterval, pingTimeout] = process.argv.slice(2).map(Number);
const say = (event, more) => console.log(JSON.stringify({ event, ...more }));

const server = http.createServer();
const io = socketio(server, { path: '/ws/socket.io', serveClient: false, pingInterval, pingTimeout });

for (const name of ['/public', '/user']) {
  io.of(name).on('connection', (socket) => {
    say('joined', { namespace: name });
    socket.on('channel', (id) => say('channel', { id }));
  });
}
io.engine.on('connection', (client) => client.transport.socket.on('message', (text) => say('frame', { text: '' + text })));

const engineClients = () => Object.values(io.engine.clients);
const sockets = (name) => Object.values(io.of(name).sockets);
const commands = {
  emit: ({ namespace, name, data }) => io.of(namespace).emit(name || 'stream', data),
  huge: ({ levels }) => {
    const bids = [];
    for (let i = 1; i <= levels; i++) bids.push({ timestamp: 1424208720, amount: '17.43992373', price: '' + i, currency: 'EUR' });
    io.of('/public').emit('stream', { bids });
  },
  // What nothing of socket.io would send.
  raw: ({ text }) => engineClients().forEach((client) => client.transport.socket.send(text)),
  rawBinary: ({ text }) => engineClients().forEach((client) => client.transport.socket.send(Buffer.from(text))),
  // Connected, but answers nothing and sends nothing.
  silence: () => engineClients().forEach((client) => client.transport.removeAllListeners('packet')),
  // What this version makes of a frame it cannot parse.
  confuse: () => engineClients().forEach((client) => client.transport.onData('garbage')),
  leave: ({ namespace }) => sockets(namespace).forEach((socket) => socket.disconnect()),
  disconnect: ({ namespace }) => sockets(namespace).forEach((socket) => socket.disconnect(true)),
};

readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => {
    const command = JSON.parse(line);
    commands[command.do](command);
    say('done', { command: command.do });
  })
  .on('close', () => process.exit(0));

server.listen(port, '127.0.0.1', () => say('listening', { port: server.address().port }));
