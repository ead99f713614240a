FROM node:22-slim
ENV NPM_CONFIG_UPDATE_NOTIFIER=false
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && mkdir -p .greenroom && chown node .greenroom
USER node
CMD ["node", "dist/src/main.js"]
