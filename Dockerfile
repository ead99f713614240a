FROM node:22-slim AS source
ENV NPM_CONFIG_UPDATE_NOTIFIER=false
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY web/package.json web/
RUN npm ci
COPY . .
RUN npm run build && mkdir -p .greenroom && chown node .greenroom

# What docker-compose.yml starts: with sandbox payments and demo people, from the source.
FROM source AS local
USER node
CMD ["node", "-r", "@swc-node/register", "local/main.ts"]

# Production: neither sandbox nor demo, embedded server nor compiler.
FROM node:22-slim
ENV NPM_CONFIG_UPDATE_NOTIFIER=false NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && mkdir -p .greenroom && chown node .greenroom
COPY --from=source /app/dist dist
COPY packs packs
USER node
CMD ["node", "dist/src/main.js"]
