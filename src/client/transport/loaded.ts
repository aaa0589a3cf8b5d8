import { TavusConfigError } from '../../errors/config-error.js';

/** A part that is loaded only when a call needs it: nobody pays for it who only builds a body. */
export async function loaded<Module>(
  part: Promise<Module>,
  what = 'a part of tavus-persona',
): Promise<Module> {
  try {
    return await part;
  } catch (cause) {
    throw new TavusConfigError(`${what} cannot be loaded: is it installed, or bundled?`, { cause });
  }
}
