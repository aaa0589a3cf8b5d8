import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * What README recommends for a page: a server that answers preflights, adds the key to what it hands on, and lets the
 * page read the answer. Below HTTP, with a connection behind each before it, so that what breaks there breaks here.
 */
export async function proxyTo(url, key) {
  const { port, hostname } = new URL(url);
  const server = createServer((page) => {
    page.on('error', () => {});
    const api = connect(Number(port), hostname);
    api.on('error', () => page.resetAndDestroy());
    api.on('end', () => page.end());
    page.on('close', () => api.destroy());
    let isAnswered = true;
    page.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (text.startsWith('OPTIONS ')) {
        page.end(preflight);
        return;
      }
      // A request begins where the one before has its answer. Pages send no other before that.
      api.write(isAnswered ? withLine(text, `x-api-key: ${key}`) : chunk);
      isAnswered = false;
    });
    api.on('data', (chunk) => {
      page.write(isAnswered ? chunk : withLine(chunk.toString('latin1'), allow));
      isAnswered = true;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
}

const allow = 'access-control-allow-origin: *';
// On a connection of its own, as docs/sending.md advises.
const preflight =
  `HTTP/1.1 204 So\r\n${allow}\r\naccess-control-allow-headers: *\r\naccess-control-max-age: 600\r\n` +
  'connection: close\r\n\r\n';

/** A message with one more line in its head. */
function withLine(text, line) {
  return Buffer.from(text.replace('\r\n', `\r\n${line}\r\n`), 'latin1');
}
