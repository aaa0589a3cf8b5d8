/**
 * The base of every error that this library throws.
 *
 * @example
 * ```ts
 * try {
 *   await persona().name('Guide').prompt('Show people around.').create();
 * } catch (error) {
 *   if (error instanceof TavusError) console.error(error.message);
 * }
 * ```
 */
export abstract class TavusError extends Error {
  override name = 'TavusError';
}
