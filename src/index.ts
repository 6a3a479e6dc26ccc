/**
 * pose-upload-tracker: the element's class and all types. Importing this registers nothing; import
 * `pose-upload-tracker/define` for that.
 */
export { PoseUploadTracker } from './element/pose-upload-tracker.js';
export type {
  TrackerAttributes,
  TrackerInputs,
  TrackerJsx,
  TrackerJsxEvents,
  TrackerOptions,
} from './element/markup.js';
export type { StateChange, TrackerEventMap } from './element/events.js';
export type { AnalysisData, AnalysisResult, ExerciseSummary } from './session/analysis-result.js';
export type { DescribedImprovement, ResultDescription } from './session/describe-result.js';
export { RESULT_WARNINGS, type ResultWarning, type ResultWarningCode } from './session/result-warnings.js';
export type { AnglesAtTime } from './output/results-file.js';
export type { SessionState } from './session/snapshot.js';
export type { ExportOptions } from './session/export-options.js';
export { addExercise } from './session/own-exercises.js';
export { addLanguage, type AddedLanguage } from './texts/languages.js';
export { provideLanguage } from './texts/more-languages.js';
export type { ErrorText, JointPair, Texts } from './texts/texts.js';
export { OPTIONS, type Option, type OptionName, type OptionValues } from './element/options.js';
export { TrackerError, ERROR_CODES, type ErrorCode, type ErrorDetails, type PlainError } from './errors.js';
export type { Plan, TokenInfo, TokenVerifier } from './access/access.js';
export type { MediaInput, MediaKind } from './media/source.js';
export type { Bone, Side } from './pose/topology.js';
export { BODY_BONES, COCO_KEYPOINTS } from './pose/topology.js';
export type { PoseModel } from './pose/models.js';
export type { Keypoint, Keypoint3D, Pose } from './pose/types.js';
export type { JudgeOptions } from './session/judge-options.js';
export { EXERCISE_NAMES, type ExerciseName, type KnownExercise } from './exercise/names.js';
export type { ExerciseRecord, HoldRecord, RepetitionRecord } from './exercise/types.js';
export type { OwnTexts } from './texts/own-texts.js';
export type * from './output/messages.js';
export type * from './exercise/messages.js';
export type * from './host/host-messages.js';
export type * from './host/host-commands.js';
