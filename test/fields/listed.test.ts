import { describe, expect, test } from 'vitest';
import {
  hostedModels,
  idleEndBehaviors,
  idleEngagements,
  isHostedModel,
  isIdleEndBehavior,
  isIdleEngagement,
  isLevel,
  isPerceptionModel,
  isSttEngine,
  isTtsEngine,
  isTurnDetectionModel,
  isVoiceIsolation,
  levels,
  perceptionModels,
  persona,
  sttEngines,
  ttsEngines,
  turnDetectionModels,
  unlisted,
  voiceIsolations,
} from '../../src/index.js';

const guide = persona().prompt('You give tours.').dynamic();

const lists = [
  { list: hostedModels, guard: isHostedModel, step: (value: string) => guide.llm(value as never) },
  { list: ttsEngines, guard: isTtsEngine, step: (value: string) => guide.tts(value as never) },
  { list: sttEngines, guard: isSttEngine, step: (value: string) => guide.stt(value as never) },
  {
    list: perceptionModels,
    guard: isPerceptionModel,
    step: (value: string) => guide.perception(value as never),
  },
  { list: turnDetectionModels, guard: isTurnDetectionModel, step: flow('turnDetectionModel') },
  { list: levels, guard: isLevel, step: flow('turnTakingPatience') },
  { list: levels, guard: isLevel, step: flow('replicaInterruptibility') },
  { list: voiceIsolations, guard: isVoiceIsolation, step: flow('voiceIsolation') },
  { list: idleEngagements, guard: isIdleEngagement, step: flow('idleEngagement') },
  { list: idleEndBehaviors, guard: isIdleEndBehavior, step: flow('idleEndBehavior') },
] as const;

function flow(option: string) {
  return (value: string) => guide.conversationalFlow({ [option]: value });
}

describe.each(lists)('the list $list', ({ list, guard, step }) => {
  test('is frozen', () => {
    expect(Object.isFrozen(list)).toBe(true);
  });

  test.each(list)('has %s, which guard and step take', (value) => {
    expect(guard(value)).toBe(true);
    const errors = step(value)
      .check()
      .filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  test.each([
    ['openai'],
    [''],
    [list[0].toUpperCase()],
    [` ${list[0]}`],
    [undefined],
    [null],
    [0],
    [[list[0]]],
  ])('does not have %o', (value) => expect(guard(value)).toBe(false));

  test('has no value that is passed as unlisted', () => {
    expect(guard(unlisted(list[0]))).toBe(false);
  });
});
