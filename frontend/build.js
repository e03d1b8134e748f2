/* Builds what browsers load, from frontend/ and the two design systems, into build/static.

   The typeface GDS Transport and the crown and crest may be served by GOV.UK services only: they are cut out of the
   precompiled style sheets, and the build fails if a trace of them is left. */

import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const output = join(root, 'build/static')
const assets = {
  'govuk-frontend': join(root, 'node_modules/govuk-frontend/dist/govuk'),
  '@ministryofjustice/frontend': join(root, 'node_modules/@ministryofjustice/frontend/moj')
}
const systemFont = 'system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,sans-serif'
const mayNotServe = /GDS ?Transport|(url\(|images\/)[^)]*(crest|crown|opengraph)/i

const designSystems = {
  name: 'design-systems',
  setup (builder) {
    builder.onLoad({ filter: /node_modules.*\.css$/ }, async ({ path }) => {
      const [, folder] = Object.entries(assets).find(([name]) => path.includes(`node_modules/${name}/`))
      const css = await readFile(path, 'utf8')
      return { contents: cleaned(css, folder), loader: 'css', resolveDir: dirname(path) }
    })
  }
}

function cleaned (css, folder) {
  return css
    .replace(/\/\*![^*]*Calvert[^*]*\*\/|@font-face\s*\{[^}]*\}/g, '')
    .replace(/"?GDS Transport"?,\s*arial,\s*sans-serif/gi, systemFont)
    .replace(/(-webkit-)?(background|mask)-image:url\([^)]*crest\.svg\);?/g, '')
    .replace(/@media screen\\0[^{]*\{([^{}]*\{[^}]*\})*\}/g, '') // Internet Explorer's; no longer CSS
    .replace(/url\(\/assets\//g, `url(${folder}/assets/`)
}

async function refuseWhatIsNotOurs () {
  for (const file of await readdir(output, { recursive: true, withFileTypes: true })) {
    const isText = /\.(css|js|mjs|svg)$/.test(file.name)
    const text = isText ? await readFile(join(file.parentPath, file.name), 'utf8') : ''
    const found = `${join(file.parentPath, file.name)} ${text}`.match(mayNotServe)
    if (found) throw new Error(`build/static/${file.name} holds "${found[0]}", which this site may not serve`)
  }
}

// Maps need newer browsers than pages do; an older one keeps the drawing.
const newBrowsers = ['es2022', 'chrome94', 'firefox93', 'safari16.4']

const shared = {
  absWorkingDir: root,
  bundle: true,
  legalComments: 'none',
  logLevel: 'warning',
  minify: true,
  outdir: output,
  target: ['es2020', 'chrome90', 'firefox90', 'safari15']
}

await rm(output, { recursive: true, force: true })
await cp(join(root, 'frontend/static'), output, { recursive: true })
await Promise.all([
  build({
    ...shared,
    assetNames: 'images/[name]',
    entryPoints: ['frontend/styles/counterpart.css'],
    loader: { '.png': 'file', '.svg': 'file' },
    plugins: [designSystems]
  }),
  build({ ...shared, entryPoints: ['frontend/scripts/start.js'], format: 'iife' }),
  build({
    ...shared,
    entryPoints: ['areas', 'counterpart', 'player', 'uploads'].map(name => `frontend/scripts/${name}.js`),
    format: 'esm',
    outExtension: { '.js': '.mjs' }
  }),
  build({
    ...shared,
    entryPoints: {
      draw: 'frontend/scripts/draw.js',
      map: 'frontend/scripts/map.js',
      'map-worker': 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs'
    },
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    target: newBrowsers
  })
])
await refuseWhatIsNotOurs()
