/** A text as a URL, if it is one. React Native has neither `URL.parse()` nor `URL.canParse()`. */
export function urlIn(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
