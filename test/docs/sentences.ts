import ts from 'typescript-5.9';
import type { Rule } from '../../src/index.js';
import { read } from './examples.js';

/** A sentence that a rule can say. */
export interface RuleSentence {
  /** The name of the constant: the rule, or the rule and what tells this sentence from its others. */
  readonly id: string;
  readonly rule: Rule;
  readonly severity: 'error' | 'warning';
  /** What it says, `{}` being the user's value. */
  readonly text: string;
  /** All that it can say. */
  readonly pattern: RegExp;
}

/** Every sentence in the source of the rules: a list of its own would be one more to keep. */
export function ruleSentences(): readonly RuleSentence[] {
  const source = ts.createSourceFile('issues.ts', read('src/errors/issues.ts'), ts.ScriptTarget.Latest);
  const tables = source.statements.filter(ts.isVariableStatement).flatMap((statement) => {
    const [table] = statement.declarationList.declarations;
    return table?.initializer && ts.isAsExpression(table.initializer) ? [table] : [];
  });
  return tables.flatMap(({ name, initializer }) => {
    const severity = (name as ts.Identifier).text === 'warnings' ? 'warning' : 'error';
    const sentences = (initializer as ts.AsExpression).expression as ts.ObjectLiteralExpression;
    return sentences.properties.map((property) => {
      const { name, initializer } = property as ts.PropertyAssignment;
      return sentence((name as ts.StringLiteral).text, severity, (initializer as ts.StringLiteral).text);
    });
  });
}

function sentence(id: string, severity: RuleSentence['severity'], text: string): RuleSentence {
  const parts = text.split('{}').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { id, rule: id.split('.')[0] as Rule, severity, text, pattern: new RegExp(`^${parts.join('.*')}$`) };
}
