import { persona } from 'tavus-persona';

const chosenLater: string = 'high';

// @error turnTakingPatience :: Type '"hihg"' is not assignable :: "low" :: "medium" :: "high" :: Unlisted
persona().conversationalFlow({ turnTakingPatience: 'hihg' });

// @error replicaInterruptibility :: Type 'string' is not assignable :: "low" :: "medium" :: "high" :: Unlisted
persona().conversationalFlow({ replicaInterruptibility: chosenLater });

// @error turnDetectionModel :: Type '"sparrow-3"' is not assignable :: "sparrow-2" :: "sparrow-1" :: "sparrow-0" :: Unlisted
persona().conversationalFlow({ turnDetectionModel: 'sparrow-3' });

// @error voiceIsolation :: Type '"far"' is not assignable :: "near" :: "off" :: Unlisted
persona().conversationalFlow({ voiceIsolation: 'far' });

// @error idleEngagement :: Type 'false' is not assignable :: "off" :: "patient" :: "eager" :: Unlisted
persona().conversationalFlow({ idleEngagement: false });

// @error wakePhrase :: Type 'string[]' is not assignable to type 'string
persona().conversationalFlow({ wakePhrase: ['Good morning', 'Ada'] });

// @error patience :: 'patience' does not exist in type 'ConversationalFlowOptions'
persona().conversationalFlow({ patience: 'low' });

// @error idleEndBehavior :: Type '"hang_up"' is not assignable :: "wait" :: "end_conversation" :: Unlisted
persona().conversationalFlow({ idleEndBehavior: 'hang_up' });
