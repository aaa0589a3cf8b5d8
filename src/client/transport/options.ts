import { configError, TavusConfigError } from '../../errors/config-error.js';
import type { Issue } from '../../errors/issues.js';

const flags = ['prune', 'resendSecrets', 'overwriteDraft'];

/** A method's options, read once, and refused where nobody could follow them. */
export function checkedOptions<Options extends object>(method: string, given: Options): Options {
  if (typeof given !== 'object' || given === null) {
    throw new TavusConfigError(`${method}() takes its options in an object.`);
  }
  const options = copied(method, given);
  for (const flag of flags) {
    const value: unknown = Reflect.get(options, flag);
    if (value !== undefined && typeof value !== 'boolean') {
      throw new TavusConfigError(`${flag} takes true or false.`);
    }
  }
  return options;
}

function copied<Options extends object>(method: string, options: Options): Options {
  try {
    return { ...options };
  } catch (error) {
    throw configError(error, `An option of ${method}() cannot be read`);
  }
}

/** Hands on a warning. Who throws on one wants nothing to be sent. */
export function heard(onWarning: ((issue: Issue) => unknown) | undefined): (issue: Issue) => void {
  return (issue) => {
    try {
      Promise.resolve(onWarning?.(issue)).catch(() => {});
    } catch (error) {
      throw configError(error, 'onWarning failed, and nothing was sent');
    }
  };
}
