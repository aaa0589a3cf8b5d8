import type { Exchange, Fault, Received } from '../client/transport/fault-server.js';

/** Counts what is made. Requests with one `Idempotency-Key` make one thing, as the vendor of that library has it. */
export class Ledger {
  readonly #keys = new Set<string>();
  #others = 0;

  get count(): number {
    return this.#keys.size + this.#others;
  }

  take({ head }: Received): string {
    const key = /^idempotency-key: *(\S+)/im.exec(head)?.[1];
    if (key === undefined) this.#others++;
    else this.#keys.add(key);
    return JSON.stringify({
      persona_id: `p${this.count}`,
      persona_name: 'Key Keeper',
      created_at: new Date().toISOString(),
    });
  }
}

/** A fault for clients whose bodies are not JSON. Its redirects lead to a server of this machine. */
export function forAnyClient(fault: Fault, ledger: Ledger, elsewhere: string): Fault {
  const adapted = (exchange: Exchange) =>
    fault({
      ...exchange,
      create: () => ledger.take(exchange.request),
      answer: (status, body, headers = {}) => {
        const { location } = headers;
        const led = location === undefined ? headers : { ...headers, location: elsewhere };
        exchange.answer(status, body, led);
      },
    });
  return Object.assign(adapted, fault.early && { early: fault.early });
}
