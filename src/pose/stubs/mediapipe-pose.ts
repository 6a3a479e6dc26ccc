/** Stands in for `@mediapipe/pose`, which pose-detection imports for its BlazePose: MoveNet never calls it. */
export class Pose {
  constructor() {
    throw new Error('BlazePose does not run through pose-detection here');
  }
}
