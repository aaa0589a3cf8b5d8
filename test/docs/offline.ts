/**
 * Preloaded into a process that runs tests of the documentation: a name leads to no other host than this machine.
 * It stands below `fetch` and sockets, which such tests replace.
 */
import dns from 'node:dns';

const { lookup } = dns;
const ours = ['localhost', '127.0.0.1', '::1'];

Object.assign(dns, {
  lookup(name: string, ...rest: readonly unknown[]): void {
    if (ours.includes(name)) Reflect.apply(lookup, dns, [name, ...rest]);
    else (rest.at(-1) as (error: Error) => void)(new Error(`${name} is not on this machine.`));
  },
});
