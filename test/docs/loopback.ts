/**
 * Preloaded into a process that runs documentation: what would go to Tavus goes to the server at
 * `LOOPBACK_TAVUS`, and nothing leaves the machine.
 */
const { fetch } = globalThis;
const standIn = process.env['LOOPBACK_TAVUS'];

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const url = new URL(request.url);
  if (url.origin === 'https://tavusapi.com' && standIn) {
    return fetch(new Request(new URL(url.pathname + url.search, standIn), request));
  }
  if (url.hostname === '127.0.0.1' || url.hostname === '[::1]' || url.hostname === 'localhost')
    return fetch(request);
  throw new Error(`${url.origin} is not on this machine.`);
};
