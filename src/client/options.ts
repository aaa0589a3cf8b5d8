import { TavusConfigError } from './errors/config-error.js';

const flags = ['prune', 'resendSecrets'];

/** A method's options, refused where nobody could follow them. */
export function checkedOptions<Options extends object>(method: string, options: Options): Options {
  if (typeof options !== 'object' || options === null) {
    throw new TavusConfigError(`${method}() takes its options in an object.`);
  }
  for (const flag of flags) {
    const value: unknown = Reflect.get(options, flag);
    if (value !== undefined && typeof value !== 'boolean') {
      throw new TavusConfigError(`${flag} takes true or false.`);
    }
  }
  return options;
}
