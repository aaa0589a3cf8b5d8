import { blocksOf } from './blocks.js';
import { read } from './examples.js';
import { grouped } from './grouped.js';
import { code } from './options.js';
import { type RuleSentence, ruleSentences } from './sentences.js';

/** A line for each rule: what it says, and what is right where a sentence does not say what to do. */
export function ruleLines(): readonly string[] {
  const sections = new Map(
    read('docs/rules.md')
      .split(/^## /m)
      .slice(1)
      .map((text) => [/^`([\w-]+)`\n/.exec(text)?.[1], text]),
  );
  return [...grouped(ruleSentences(), ({ rule }) => rule)].map(([rule, sentences]) => {
    const section = sections.get(rule) ?? '';
    const said = [...grouped(sentences, ({ severity }) => severity)].map(([severity, some], index) => {
      const known = index === 0 && section.includes('// error: ') ? ', compiler too' : '';
      return `${severity}${known}: ${some.map((sentence) => textOf(sentence, section)).join(' ')}`;
    });
    const right = sentences.every(saysWhatToDo) ? [] : rightIn(section);
    return `- \`${rule}\` ${said.join(' ')}${right.length > 0 ? ` Right: ${right.join(' or ')}` : ''}`;
  });
}

function saysWhatToDo({ text }: RuleSentence): boolean {
  return /: |\.\w+\(|, such as /.test(text);
}

/** A sentence that is all value is shown as the page about rules shows it. */
function textOf({ text }: RuleSentence, section: string): string {
  if (text !== '{}.') return text.replaceAll('{}', '…');
  return /\b(expected [^"\n]*?\.)(?=["\s])/.exec(section)?.[1] ?? text;
}

/** The right examples of a section, each in one line. */
function rightIn(section: string): readonly string[] {
  const blocks = blocksOf(section);
  return blocks.flatMap(({ language, code: text }, index) => {
    if (language === 'json' && blocks[index + 1]?.language !== 'text') {
      const { system_prompt: _, ...body } = JSON.parse(text) as Record<string, unknown>;
      return [code(JSON.stringify(body))];
    }
    if (language !== 'ts' || !text.includes('.check(); // []')) return [];
    const lines = text.replaceAll(/^import .*\n/gm, '').split('\n');
    const whole = lines
      .map((line) => line.trim().replace(/\.check\(\); \/\/ \[\]$/, ''))
      .filter((line) => line !== '');
    // What declares something is one example; otherwise each line is.
    return /^const /m.test(text) ? [code(whole.join(' '))] : whole.map(code);
  });
}
