// What Paymium's own examples do: listen to /public and /user. Arguments: http://host:port, channel id, transport (or "any").
// Prints one JSON line per event; ends with its input.
'use strict';
const io = require('socket.io-client');

const [url, channelId, transport] = process.argv.slice(2);
const options = { path: '/ws/socket.io', timeout: 3000, reconnectionDelay: 100 };
if (transport !== 'any') options.transports = [transport];
const say = (namespace, event, data) => console.log(JSON.stringify({ namespace, event, data }));

for (const namespace of ['/public', '/user']) {
  const socket = io.connect(url + namespace, options);
  socket.on('connect', () => {
    say(namespace, 'connect');
    if (namespace === '/user') socket.emit('channel', channelId);
  });
  socket.on('stream', (data) => say(namespace, 'stream', data));
  socket.on('disconnect', (reason) => say(namespace, 'disconnect', reason));
  socket.on('error', (reason) => say(namespace, 'error', '' + reason));
  if (namespace === '/public') {
    socket.io.engine.on('upgrade', () => say('', 'upgrade'));
    socket.io.on('packet', () => {});
  }
}
process.stdin.on('end', () => process.exit(0)).resume();
