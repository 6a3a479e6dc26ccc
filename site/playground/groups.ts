/**
 * How the playground's form is divided. Each option of the table has a group: the compiler asks for that of a new one.
 */
import { OPTIONS, type Option, type OptionName } from '../../src/element/options.js';

/** The groups in their order. */
export const GROUPS = [
  { id: 'media', title: 'What is analysed' },
  { id: 'exercise', title: 'Exercise' },
  { id: 'reports', title: 'What is reported' },
  { id: 'interface', title: 'Interface' },
  { id: 'upload', title: 'Upload button' },
  { id: 'model', title: 'Speed and model' },
  { id: 'export', title: 'Overlay video' },
  { id: 'deployment', title: 'Deployment' },
] as const;

/** The name of a group. */
export type GroupId = (typeof GROUPS)[number]['id'];

const GROUP_OF: Readonly<Record<OptionName, GroupId>> = {
  token: 'media',
  source: 'media',
  videoSrc: 'media',
  imageSrc: 'media',
  startTime: 'media',
  endTime: 'media',
  exercise: 'exercise',
  reference: 'exercise',
  difficulty: 'exercise',
  minGrade: 'exercise',
  person: 'exercise',
  slowMotion: 'exercise',
  userHeightCm: 'exercise',
  devicePitchDeg: 'exercise',
  recommendations: 'exercise',
  progression: 'exercise',
  scoringProfile: 'exercise',
  keypoints: 'reports',
  angles: 'reports',
  posture: 'reports',
  pace: 'reports',
  controls: 'interface',
  voice: 'interface',
  skeleton: 'interface',
  theme: 'interface',
  lang: 'interface',
  width: 'interface',
  height: 'interface',
  containerMinHeight: 'interface',
  containerMaxWidth: 'interface',
  containerMaxHeight: 'interface',
  objectFit: 'interface',
  containerClass: 'interface',
  loadingMessage: 'interface',
  showUpload: 'upload',
  uploadLabel: 'upload',
  uploadButtonPosition: 'upload',
  uploadAreaPadding: 'upload',
  uploadButtonStyle: 'upload',
  uploadButtonClass: 'upload',
  analysisFps: 'model',
  poseBackend: 'model',
  blazepose: 'model',
  model: 'model',
  blazeposeModel: 'model',
  preload: 'model',
  export: 'export',
  exportOverlay: 'export',
  ghost: 'export',
  exportMetadata: 'export',
  assetBase: 'deployment',
  documentationUrl: 'deployment',
  name: 'deployment',
  required: 'deployment',
};

/** The options of a group, in the order in which they stand above. */
export function optionsOf(group: GroupId): Option[] {
  const names = Object.keys(GROUP_OF);
  return OPTIONS.filter(({ name }) => GROUP_OF[name] === group).sort(
    (a, b) => names.indexOf(a.name) - names.indexOf(b.name),
  );
}
