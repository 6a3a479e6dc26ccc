import { expect, waitUntil } from '@open-wc/testing';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { PoseUploadTracker, type PoseUploadTrackerElement } from '../../src/react/index.js';
import { PATIENCE_MS } from '../helpers/tracker.js';

describe('the React component', () => {
  it('asks the verifier that it is given, and no other, what the token is worth', async () => {
    const box = document.createElement('div');
    document.body.append(box);
    const asked: string[] = [];
    const codes: string[] = [];
    const verifyToken = (token: string) => {
      asked.push(token);
      return Promise.resolve({ plan: 'free' } as const);
    };
    const root = createRoot(box);
    const component = createElement(PoseUploadTracker, {
      token: 'abc',
      keypoints: true,
      verifyToken,
      onError: ({ detail }) => void codes.push(detail.code),
    });
    root.render(component);
    await waitUntil(() => codes.length > 0, 'the free plan holds no keypoints', { timeout: PATIENCE_MS });
    expect(codes).to.deep.equal(['developer_features_not_allowed']);
    expect(asked).to.deep.equal(['abc']);
    const tracker = box.querySelector<PoseUploadTrackerElement>('pose-upload-tracker');
    expect(tracker?.verifyToken).to.equal(verifyToken);
    expect(tracker?.getAttributeNames()).to.not.include('verifytoken');
    root.unmount();
    box.remove();
  });
});
