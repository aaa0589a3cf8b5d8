// The tools of a host at a restaurant's table. The server makes the persona with them: the first goes to `.tools()`, the
// second to `.visual()`, the third to `.audio()`. The page receives their calls.

import { tool } from 'tavus-persona';

export const showDish = tool('show_dish', {
  description: 'Show a dish while you speak of it.',
  parameters: {
    type: 'object',
    properties: { dish: { enum: ['soup', 'trout', 'pie'] }, side: { type: 'string' } },
    required: ['dish'],
  },
});
export const bringHighChairs = tool('bring_high_chairs', {
  description: 'Have a high chair brought for each small child.',
  parameters: {
    type: 'object',
    properties: { chairs: { type: 'integer', minimum: 1 } },
    required: ['chairs'],
  },
});
export const lowerMusic = tool('lower_music', { description: 'Make the music softer.' });
