'use client';

import { useState } from 'react';
import { PoseUploadTracker } from 'pose-upload-tracker/react';

export function Squats() {
  const [count, setCount] = useState(0);
  return (
    <>
      <PoseUploadTracker
        token="YOUR_API_KEY"
        exercise="squat"
        onCounter={({ detail }) => setCount(detail.current_count)}
        onError={({ detail }) => console.error(detail.code, detail.message)}
      />
      <p>
        Count: <output id="count">{count}</output>
      </p>
    </>
  );
}
