import ts from 'typescript-5.9';

/**
 * A module in which each `expression; // { "some": "JSON" }`, with the comment behind it or on the lines below,
 * hands the value and the JSON to `claim()`. An `…` stands for what is left out. Lines keep their numbers.
 */
export function withClaims(code: string): string {
  const { statements } = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest);
  // From the end, so that the positions before it stay right.
  return statements.toReversed().reduce((claiming, statement) => {
    const json = jsonBehind(code, statement.end);
    if (!ts.isExpressionStatement(statement) || json === undefined) return claiming;
    const { pos, end } = statement.expression;
    return `${claiming.slice(0, pos)};claim((${code.slice(pos, end)}), ${json});${claiming.slice(statement.end)}`;
  }, code);
}

/** The JSON that a comment claims of the statement that ends here. */
function jsonBehind(code: string, end: number): string | undefined {
  const below = ts
    .getLeadingCommentRanges(code, end)
    ?.filter(({ pos }) => !/\n\s*\n/.test(code.slice(end, pos)));
  const comments = ts.getTrailingCommentRanges(code, end) ?? below ?? [];
  const lines = comments.map((comment) => code.slice(comment.pos + 2, comment.end));
  const claim = lines.join('\n').replaceAll(/…,\s*|(,\s*)?…/g, '');
  // Whatever begins like JSON must be JSON: a slip in a comment shall not go unchecked.
  return /^\s*(["[{\d]|true\b|false\b|null\b)/.test(claim)
    ? `JSON.parse(${JSON.stringify(claim)})`
    : undefined;
}
