import { TavusConfigError } from '../../errors/config-error.js';

/** What this library, or ky, needs to send; all else that a runtime may lack, it goes without. */
const needed = ['AbortController', 'Headers', 'Request', 'Response', 'performance'] as const;

/** Says what a runtime lacks before anything is sent: later nobody could tell that from a connection that broke. */
export function demandFeatures(fetch: typeof globalThis.fetch | undefined): void {
  const all = fetch ? needed : (['fetch', ...needed] as const);
  const missing = all.filter((name) => globalThis[name] === undefined);
  if (missing.length === 0) return;
  const way = missing.includes('fetch') ? 'load a polyfill, or pass fetch' : 'load a polyfill';
  throw new TavusConfigError(`This runtime has no ${missing.join(', no ')}: ${way}. Nothing was sent.`);
}
