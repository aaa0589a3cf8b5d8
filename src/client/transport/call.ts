/** What is kept of an HTTP answer, besides its content. */
export interface ResponseInfo {
  /** The HTTP status. */
  readonly status: number;
  /** The headers that cannot hold a secret, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the server calls the request, for a question to Tavus. */
  readonly requestId: string | undefined;
}

/** What `.withResponse()` gives. */
export interface WithResponse<T> {
  /** What the call itself gives. */
  readonly data: T;
  /** The last answer of the server. */
  readonly response: ResponseInfo;
  /** How many requests were sent for that answer, it included. */
  readonly attempts: number;
}

/** A promise that also knows the answer behind its value. */
export interface TavusPromise<T> extends Promise<T> {
  /**
   * The same value, with the answer of the server.
   *
   * @example
   * ```ts
   * const { data, response, attempts } = await coach.create().withResponse();
   * console.log(data.personaId, response.requestId, attempts);
   * ```
   */
  withResponse(): Promise<WithResponse<T>>;
}

/** Hands out a reply, in part or as a whole. */
export function tavusPromise<T>(reply: Promise<WithResponse<T>>): TavusPromise<T> {
  const data = reply.then((whole) => whole.data);
  return Object.assign(data, {
    withResponse() {
      // The caller takes the whole: a failure is not to be reported as unhandled in the part.
      data.catch(() => {});
      return reply;
    },
  });
}
