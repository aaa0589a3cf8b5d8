/** What makes fingerprints another in each process. Made when it is needed: some hosts have no random numbers before. */
let salt: string | undefined;

/**
 * A short mark that tells one secret from another, for tests that compare personas. It is as good as nothing for
 * finding the secret: most of it is lost, and the salt is printed nowhere.
 */
export function fingerprint(secret: string): string {
  salt ??= crypto.getRandomValues(new Uint32Array(4)).join();
  let hash = 0x81_1c_9d_c5;
  // FNV-1a, between two salts: without them the same secret would have the same mark everywhere.
  for (const unit of `${salt}${secret}${salt}`)
    hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01_00_01_93);
  return (hash >>> 0).toString(36);
}
