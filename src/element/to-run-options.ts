/**
 * The element's options as those of a run.
 */
import type { AssetLocation } from '../pose/asset-url.js';
import { chosenModel } from '../pose/models.js';
import type { RunOptions } from '../session/run-options.js';
import { spokenTagOf } from '../texts/interface-language.js';
import { gatedOptionsInUse, type OptionValues } from './options.js';

/** @param assets where the package's files lie */
export function toRunOptions(values: OptionValues, assets: AssetLocation): RunOptions {
  return {
    token: values.token,
    source: values.source,
    keypoints: values.keypoints,
    angles: values.angles,
    posture: values.posture,
    skeleton: values.skeleton,
    export: values.export,
    exportOverlay: values.exportOverlay,
    exportMetadata: values.exportMetadata,
    pace: values.pace,
    analysisFps: values.analysisFps,
    model: chosenModel(values),
    poseBackend: values.poseBackend,
    person: values.person,
    exercise: values.exercise,
    reference: values.reference,
    ghost: values.ghost,
    difficulty: values.difficulty,
    slowMotion: values.slowMotion,
    userHeightCm: values.userHeightCm,
    devicePitchDeg: values.devicePitchDeg,
    startTime: values.startTime,
    endTime: values.endTime,
    minGrade: values.minGrade,
    recommendations: values.recommendations,
    progression: values.progression,
    lang: spokenTagOf(values.lang),
    ...assets,
    gatedOptions: gatedOptionsInUse(values),
  };
}
