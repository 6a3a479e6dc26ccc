# `pose-upload-tracker analyze` in a container: folders of videos, with Debian's Chromium, by a user without rights.
#
#   npm pack pose-upload-tracker            # or `npm pack` in a checkout, after `npm run build`
#   docker build -t pose-analyze -f analyze.Dockerfile .
#   docker run --rm --network none --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     -v "$PWD/videos:/videos:ro" -v "$PWD/results:/results" --user "$(id -u)" \
#     pose-analyze /videos --out /results --exercise squat
#
# Called again, it goes on where it was ended. One of eight that share the folder: --share 0/8
FROM node:22-bookworm-slim

RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium fonts-liberation \
  && rm -rf /var/lib/apt/lists/*

WORKDIR /srv/pose-analyze
COPY pose-upload-tracker-*.tgz package.tgz
RUN npm install --omit=dev --ignore-scripts --no-audit --no-fund ./package.tgz puppeteer-core@24 \
  && rm package.tgz \
  && npm cache clean --force

# Chromium wants to write somewhere, whoever runs it.
ENV CHROME_PATH=/usr/bin/chromium HOME=/tmp
USER node
# Chromium's sandbox needs rights that containers do not give: the container, without a network, takes its place. Node is
# the first process: it is the one that is told to end.
ENTRYPOINT ["node", "node_modules/pose-upload-tracker/bin/pose-upload-tracker.mjs", "analyze", "--no-sandbox"]
