import { registerHooks } from 'node:module';

/**
 * Lets plain Node run modules of the tests, which import each other and the sources as `.js`: it takes the `.ts`
 * beside, and of the sources what is built of them, for that is what users get.
 */
const tests = new URL('../', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '' } = context;
    const isOfTests = parentURL.startsWith(tests) && !parentURL.includes('/node_modules/');
    if (!isOfTests || !parentURL.endsWith('.ts') || !/^\..*\.js$/.test(specifier))
      return next(specifier, context);
    const isSource = /^(\.\.\/)+src\//.test(specifier);
    return next(isSource ? specifier.replace('/src/', '/dist/') : specifier.replace(/js$/, 'ts'), context);
  },
});
