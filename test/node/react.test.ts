import { expect } from 'chai';
import { createElement, type JSX } from 'react';
import { renderToString } from 'react-dom/server';
import { PoseUploadTracker } from '../../src/react/index.js';

describe('the React component on a server', () => {
  it('renders options as attributes, and no handlers', () => {
    const html = renderToString(
      createElement(PoseUploadTracker, {
        token: 'abc',
        videoSrc: 'squat.mp4',
        exercise: 'squat',
        skeleton: false,
        keypoints: true,
        width: 320,
        className: 'wide',
        id: 'tracker',
        onCounter: ({ detail }) => detail.current_count.toFixed(),
        onKeypointsBatch: ({ detail }) => detail.frames.length,
        sessionSetup: { workers: 1 },
        verifyToken: () => Promise.resolve({ plan: 'free' as const }),
      }),
    );
    expect(html).to.equal(
      '<pose-upload-tracker token="abc" video-src="squat.mp4" exercise="squat" skeleton="false" keypoints="true" ' +
        'width="320" class="wide" id="tracker"></pose-upload-tracker>',
    );
  });

  it('leaves out what is not given', () => {
    const html = renderToString(createElement(PoseUploadTracker, { token: 'abc', exercise: undefined }));
    expect(html).to.equal('<pose-upload-tracker token="abc"></pose-upload-tracker>');
  });

  it('has types that know the options and the events', () => {
    // @ts-expect-error there is no such difficulty
    createElement(PoseUploadTracker, { difficulty: 'hard' });
    // @ts-expect-error there is no such event
    createElement(PoseUploadTracker, { onCount: () => undefined });
    // @ts-expect-error an event has the fields of its message
    createElement(PoseUploadTracker, { onCounter: ({ detail }) => detail.count });
    // The tag itself, in React's JSX.
    const tag: JSX.IntrinsicElements['pose-upload-tracker'] = {
      'video-src': 'squat.mp4',
      skeleton: 'false',
      oncounter: ({ detail }) => detail.current_count,
    };
    expect(tag).to.have.property('video-src');
  });
});
