import { Component, signal } from '@angular/core';
import { PoseUploadTrackerDirective } from 'pose-upload-tracker/angular';

@Component({
  selector: 'app-root',
  imports: [PoseUploadTrackerDirective],
  template: `
    <h1>Squat</h1>
    <pose-upload-tracker
      token="YOUR_API_KEY"
      exercise="squat"
      assetBase="assets/"
      [difficulty]="'easy'"
      (counter)="count.set($event.detail.current_count)"
    ></pose-upload-tracker>
    <p>
      Count: <output id="count">{{ count() }}</output>
    </p>
  `,
})
export class App {
  protected readonly count = signal(0);
}
