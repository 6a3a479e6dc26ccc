/**
 * The pipeline without the element: analyse pictures and videos from a program of your own.
 */
export { packageAssets, type PackageAssets } from '../package-assets.js';
export type { AssetLocation } from '../pose/asset-url.js';
export type { SessionSetup } from './session-setup.js';
export { Session } from './session.js';
export type { AnalysisData, AnalysisResult, ExerciseSummary } from './analysis-result.js';
export type { DescribedImprovement, ResultDescription } from './describe-result.js';
export { RESULT_WARNINGS, type ResultWarning, type ResultWarningCode } from './result-warnings.js';
export type { AnglesAtTime } from '../output/results-file.js';
export { IDLE, type ExportSnapshot, type SessionSnapshot, type SessionState } from './snapshot.js';
export type { ExportOptions } from './export-options.js';
export type { JudgeOptions } from './judge-options.js';
export type { SkeletonColors } from '../output/draw-skeleton.js';
export { VideoPlayback } from './video-playback.js';
export type { Playback } from './playback.js';
export type { DetectorOptions, ExportOverlayChoice, Pace, RunOptions } from './run-options.js';
export type { AnalysisFps } from '../media/sampling.js';
