/** The JSON Pointer (RFC 6901) of a key below a path. */
export function pointer(path: string, key: string): string {
  const isPlain = !key.includes('~') && !key.includes('/');
  return `${path}/${isPlain ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The names that a JSON Pointer leads through. */
export function namesIn(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether a place is another one, or lies below it. */
export function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
