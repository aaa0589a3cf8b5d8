// Opens the bundled page of a folder in Chromium, and hands on to it what it is asked.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bridge } from './bridge.mjs';
import { proxyTo } from './proxy.mjs';

const [folder, key] = process.argv.slice(2);
const executablePath = ['/usr/bin/chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'].find(
  existsSync,
);
if (!executablePath) {
  console.error('These tests need Chromium, which is not installed. On Debian: apt-get install chromium');
  process.exit(1);
}

const site = createServer(({ url }, response) => {
  const isPage = url === '/';
  const file = join(folder, 'bundled/page', isPage ? 'page.html' : url);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.setHeader('content-type', isPage ? 'text/html' : 'text/javascript');
  // Scripts of its own, and none that is made out of text while the page runs.
  response.setHeader('content-security-policy', "script-src 'self'");
  response.end(readFileSync(file));
});
await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));

const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
process.on('exit', () => void context.close());
const page = await context.newPage();
page.on('pageerror', (error) => console.error(error));
await page.goto(`http://127.0.0.1:${site.address().port}/`);
await page.waitForFunction(() => 'answerTo' in globalThis);

/** By where they lead to: what a page has open to one of them it uses again. */
const proxies = new Map();

await bridge(`Chromium ${context.browser().version()}`, async ({ nobodyListens, ...question }) => {
  const { url } = question;
  // Where nobody listens, no proxy does either.
  if (url && !nobodyListens) {
    if (!proxies.has(url)) proxies.set(url, await proxyTo(url, key));
    question.url = proxies.get(url);
  }
  return page.evaluate((question) => globalThis.answerTo(question), question);
});
await context.close();
process.exit();
