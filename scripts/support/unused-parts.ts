/**
 * What React Router and React DOM can do and this product never asks for: edits
 * that make each way unreachable, so that the minifier drops all that hangs on it.
 * Every edited text must occur exactly as often as said, or the build fails: an
 * upgrade cannot move one unseen. `sign` is what our code would say to use the
 * part; a test looks for it in the whole app.
 */
export type Part = { name: string; sign?: RegExp; edits: Partial<Record<keyof typeof EDITED_FILES, Edit[]>> }
type Edit = { text: string; instead: string; times: number }

export const EDITED_FILES = {
  router: '/react-router/dist/production/lib/router/router.js',
  history: '/react-router/dist/production/lib/router/history.js',
  context: '/react-router/dist/production/lib/context.js',
  hooks: '/react-router/dist/production/lib/hooks.js',
  provider: '/react-router/dist/production/lib/components.js',
  links: '/react-router/dist/production/lib/dom/lib.js',
  document: '/react-router/dist/production/lib/dom/ssr/components.js',
  routes: '/react-router/dist/production/lib/dom/ssr/routes.js',
  styles: '/react-router/dist/production/lib/dom/ssr/links.js',
  data: '/react-router/dist/production/lib/dom/ssr/single-fetch.js',
  hydrate: '/react-router/dist/production/lib/dom-export/hydrated-router.js',
  reactDom: '/react-dom/cjs/react-dom.production.js',
  reactDomClient: '/react-dom/cjs/react-dom-client.production.js',
} as const

const swap = (text: string, instead: string, times = 1): Edit => ({ text, instead, times })
const drop = (text: string, times = 1): Edit => swap(text, '', times)
/** A condition that never holds here. */
const never = (condition: string, times = 1): Edit => swap(`if (${condition})`, 'if (false)', times)
/** A function that has nothing to do here. */
const empty = (head: string): Edit => swap(`${head} {`, `${head} { return;`)

export const UNUSED: Part[] = [
  {
    name: 'routes learned later: all are known at load (react-router.config.ts)',
    sign: /patchRoutes/,
    edits: { router: [never('isFogOfWar', 3), never('loadMatch.isDiscovering'), never('init.patchRoutesOnNavigation')] },
  },
  {
    name: 'blocking a navigation',
    sign: /useBlocker|usePrompt/,
    edits: {
      router: [
        empty('function shouldBlockNavigation({ currentLocation, nextLocation, historyAction })'),
        never('unblockBlockerHistoryUpdate'),
        never('blockers.size > 0 && !isUninterruptedRevalidation'),
        drop('\t\tgetBlocker,\n'),
        drop('\t\tdeleteBlocker,\n'),
      ],
    },
  },
  {
    name: 'middleware, loaders and actions that run in the browser',
    sign: /clientMiddleware|clientLoader|clientAction|HydrateFallback/,
    edits: {
      router: [
        swap(
          'function runClientMiddlewarePipeline(args, handler) {',
          'function runClientMiddlewarePipeline(args, handler) { return handler();',
        ),
        swap(
          'let lazyMiddlewarePromise = loadLazyRouteProperty({\n\t\tkey: "middleware",\n\t\troute: match.route,\n\t\tmanifest,\n\t\tmapRouteProperties\n\t});',
          'let lazyMiddlewarePromise;',
        ),
        never('matches.some((m) => m._lazyPromises?.middleware)'),
        swap('if (isResponse(result)) {\n\t\tlet data;', 'if (false) {\n\t\tlet data;'),
      ],
      routes: [
        swap('if (!routeModule.clientLoader) return', 'if (true) return'),
        swap('if (!routeModule.clientAction) {', 'if (true) {'),
        never('isSpaMode', 2),
        swap('route.hasClientLoader ? async', 'false ? async'),
        swap('route.hasClientAction ? async', 'false ? async'),
        swap('route.hasClientMiddleware ? async', 'false ? async'),
        never('route.clientLoaderModule || route.clientActionModule'),
        drop('\t\t\t\t\tprefetchRouteModuleChunks(route);\n', 2),
        drop('route.id === "root" ? RemixRootDefaultHydrateFallback : '),
      ],
      data: [never('shouldAllowOptOut(m) && hasClientLoader'), never('!ssr && !foundRevalidatingServerLoader')],
    },
  },
  {
    name: 'a whole route behind one function (the framework splits it by property)',
    edits: { router: [never('typeof route.lazy === "function"'), swap('isUnsupportedLazyRouteObjectKey(key)', 'false')] },
  },
  {
    name: 'replacing routes while developing',
    edits: {
      router: [
        drop('\t\tpatchRoutes,\n'),
        drop('\t\t_internalFetchControllers: fetchControllers,\n'),
        drop('\t\t_internalSetRoutes,\n'),
        drop('\t\tdispose,\n'),
        drop('\t\t_internalSetStateDoNotUseOrYouWillBreakYourApp(newState) {\n\t\t\tupdateState(newState);\n\t\t}\n'),
      ],
      routes: [never('needsRevalidation'), never('!ssr && manifestRoute.hasLoader && !manifestRoute.hasClientLoader')],
      hydrate: [drop('router.createRoutesForHMR = UNSAFE_createClientRoutesWithHMRRevalidationOptOut;')],
    },
  },
  {
    name: 'instrumentation',
    edits: {
      router: [
        never('init.instrumentations', 2),
        never('opts?.instrumentationNavigateMetaReceiver'),
        never('instrumentationResultMetaReceiver'),
      ],
    },
  },
  {
    name: 'another matcher than the usual',
    edits: { router: [never('future.unstable_routePatternMatching')] },
  },
  {
    name: 'showing another address than the real one',
    sign: /\bmask=/,
    edits: {
      router: [never('opts?.mask')],
      links: [never('mask')],
      history: [
        swap('masked: location.mask ?', 'masked: false ?'),
        swap('let maskedLocation = globalHistory.state?.masked;', 'let maskedLocation;'),
      ],
      hydrate: [never('window.history.state && window.history.state.masked')],
    },
  },
  {
    name: 'updates forced through at once, or given to a transition of ours',
    sign: /flushSync|useTransitions|encType\W+(?:text|application)/,
    edits: {
      router: [never('opts.body !== void 0')],
      provider: [
        swap('reactDomFlushSyncImpl && flushSync', 'false', 2),
        swap('useTransitions === false', 'false', 3),
        swap('useTransitions === true', 'false', 2),
      ],
    },
  },
  {
    name: 'remembering view transitions when the page is loaded anew',
    edits: { router: [swap('if (isBrowser) {\n\t\t\trestoreAppliedTransitions', 'if (false) {\n\t\t\trestoreAppliedTransitions')] },
  },
  {
    name: 'memory and hash history, routers of version 5',
    edits: { history: [never('v5Compat && listener', 4), never('validateLocation', 2)] },
  },
  {
    name: 'server components',
    edits: {
      context: [swap('return React$1.useContext(RSCRouterContext);', 'return false;')],
      hooks: [drop('\tstatic contextType = RSCRouterContext;\n'), swap('if (this.context && ', 'if (false && '), never('this.context')],
    },
  },
  {
    name: 'rendering without a data router, at another address, or without our error page',
    edits: {
      hooks: [
        swap('React$1.useContext(IsDataRouteContext) ? useNavigateStable() : useNavigateUnstable()', 'useNavigateStable()'),
        never('locationArg'),
        never('locationArg && renderedMatches'),
        swap('/* @__PURE__ */ React$1.createElement(DefaultErrorComponent, null)', 'null'),
      ],
      links: [swap('routerNavigation != null && useViewTransitionState(path) && viewTransition === true', 'false')],
    },
  },
  {
    name: 'what only the server writes into the document',
    edits: {
      document: [
        swap('!isStatic ? " " :', 'true ? " " :'),
        swap('staticContext ? `', 'false ? `'),
        swap('typeof manifest.sri === "object" ?', 'false ?', 2),
        swap('typeof criticalCss === "string" ?', 'false ?'),
        swap('typeof criticalCss === "object" ?', 'false ?'),
      ],
      hydrate: [never('window.__reactRouterManifest.sri === true'), never('ssrInfo.context.isSpaMode')],
    },
  },
  {
    name: 'styles of single pages: the root has them all',
    edits: {
      styles: [empty('async function prefetchRouteCss(route)'), empty('async function prefetchStyleLinks(route, routeModule)')],
      document: [swap('useKeyedPrefetchLinks(newMatchesForAssets)', '[]')],
    },
  },
  {
    name: 'hints that load resources from code: the document names what it needs',
    sign: /\b(?:preconnect|prefetchDNS|preload|preloadModule|preinit|preinitModule)\(/,
    edits: {
      reactDomClient: [
        swap(
          '  D: prefetchDNS,\n  C: preconnect,\n  L: preload,\n  m: preloadModule,\n  X: preinitScript,\n  S: preinitStyle,\n  M: preinitModuleScript\n',
          '',
        ),
      ],
      reactDom: ['preconnect', 'prefetchDNS', 'preinit', 'preinitModule', 'preload', 'preloadModule'].map((name) =>
        swap(`exports.${name} = function`, 'void function'),
      ),
    },
  },
]
