/* A map on which an officer draws one area: by dragging a rectangle, or corner by corner. What is drawn is written into
   a field of the form as GeoJSON. Where the map cannot be drawn it stays hidden, and the form offers a distance. */

import { LngLatBounds, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'

const nothing = { type: 'FeatureCollection', features: [] }
// Pixels: a click so near to the first corner closes the area.
const near = 12

class DrawnArea {
  constructor (figure) {
    this.figure = figure
    this.canvas = figure.querySelector('.cp-draw__canvas')
    this.note = figure.querySelector('[data-note]')
    this.field = document.getElementById(figure.dataset.field)
    this.cameras = JSON.parse(figure.dataset.cameras)
    this.centre = JSON.parse(figure.dataset.centre)
    this.corners = []
    this.tool = ''
  }

  async start () {
    setWorkerUrl(new URL(this.figure.dataset.worker, document.baseURI).href)
    const answer = await fetch(this.figure.dataset.boundaries)
    if (!answer.ok) throw new Error(`no boundaries: ${answer.status}`)
    this.boundaries = await answer.json()
    this.figure.hidden = false
    this.map = this.open()
    await this.map.once('load')
    this.map.getCanvas().setAttribute('aria-label', this.figure.querySelector('figcaption').textContent)
    this.listen()
    this.restore()
    this.figure.classList.add('cp-draw--ready')
  }

  open () {
    const place = this.centre.length ? { center: this.centre, zoom: 16.5 } : { bounds: boundsOf(this.boundaries) }
    return new MapLibre({
      container: this.canvas,
      style: styleOf(this.boundaries, this.cameras, this.centre),
      ...place,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      doubleClickZoom: false,
      canvasContextAttributes: { preserveDrawingBuffer: true }
    })
  }

  listen () {
    this.figure.querySelectorAll('[data-tool]').forEach(button => {
      button.addEventListener('click', () => this.choose(button.dataset.tool))
    })
    this.map.on('mousedown', event => this.begin(event))
    this.map.on('touchstart', event => this.begin(event))
    this.map.on('mousemove', event => this.stretch(event))
    this.map.on('touchmove', event => this.stretch(event))
    this.map.on('mouseup', event => this.end(event))
    this.map.on('touchend', event => this.end(event))
    this.map.on('click', event => this.corner(event))
    this.map.on('mousemove', 'cameras', event => { this.canvas.title = event.features[0].properties.name })
    this.map.on('mouseleave', 'cameras', () => { this.canvas.title = '' })
  }

  choose (tool) {
    this.tool = tool === 'clear' ? '' : tool
    this.from = null
    this.keep([])
    this.map.dragPan[this.tool === 'rectangle' ? 'disable' : 'enable']()
    this.map.getCanvas().style.cursor = this.tool ? 'crosshair' : ''
    this.figure.querySelectorAll('[aria-pressed]').forEach(button => {
      button.setAttribute('aria-pressed', String(button.dataset.tool === this.tool))
    })
    this.say(this.tool || 'nothing')
  }

  begin (event) {
    if (this.tool === 'rectangle') this.from = event.lngLat
  }

  stretch (event) {
    if (this.from) this.draw(box(this.from, event.lngLat))
  }

  end (event) {
    if (!this.from) return
    const corners = box(this.from, event.lngLat)
    this.from = null
    this.finish(corners)
  }

  corner (event) {
    if (this.tool !== 'polygon') return
    if (this.corners.length > 2 && this.isFirst(event.point)) {
      this.finish(this.corners)
    } else {
      this.corners.push([event.lngLat.lng, event.lngLat.lat])
      this.draw(this.corners)
    }
  }

  isFirst (point) {
    const first = this.map.project(this.corners[0])
    return Math.hypot(first.x - point.x, first.y - point.y) < near
  }

  finish (corners) {
    this.choose('clear')
    this.keep(corners)
    this.say('done')
  }

  keep (corners) {
    this.corners = [...corners]
    this.draw(corners)
    this.field.value = corners.length ? JSON.stringify(polygon(corners)) : ''
    const drawn = document.querySelector(`[name="${this.figure.dataset.choice}"][value="drawn"]`)
    if (corners.length && drawn && !drawn.checked) drawn.click()
  }

  draw (corners) {
    const shape = corners.length > 2 ? polygon(corners) : { type: 'LineString', coordinates: corners }
    const points = corners.map(corner => feature({ type: 'Point', coordinates: corner }))
    this.map.getSource('area').setData(corners.length ? { ...nothing, features: [feature(shape), ...points] } : nothing)
  }

  say (key) {
    this.note.textContent = this.note.dataset[key]
  }

  restore () {
    this.say('nothing')
    if (this.field.value) this.finish(JSON.parse(this.field.value).coordinates[0].slice(0, -1))
  }

  giveUp () {
    this.map?.remove()
    this.figure.hidden = true
  }
}

function box (one, other) {
  return [[one.lng, one.lat], [other.lng, one.lat], [other.lng, other.lat], [one.lng, other.lat]]
}

function polygon (corners) {
  return { type: 'Polygon', coordinates: [[...corners, corners[0]].map(corner => corner.map(rounded))] }
}

function rounded (degrees) {
  return Number(degrees.toFixed(6))
}

function feature (geometry) {
  return { type: 'Feature', properties: {}, geometry }
}

function styleOf (boundaries, cameras, centre) {
  const stands = cameras.features.map(each => feature({ type: 'Point', coordinates: each.properties.point }))
  const here = centre.length ? [feature({ type: 'Point', coordinates: centre })] : []
  const source = features => ({ type: 'geojson', data: { ...nothing, features } })
  const circle = (id, from, colour, radius) => ({
    id,
    type: 'circle',
    source: from,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: { 'circle-color': colour, 'circle-radius': radius, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 2 }
  })
  return {
    version: 8,
    sources: {
      places: { type: 'geojson', data: boundaries },
      cameras: { type: 'geojson', data: cameras },
      stands: source(stands),
      here: source(here),
      area: source([])
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f8f8f8' } },
      { id: 'edges', type: 'line', source: 'places', paint: { 'line-color': '#b1b4b6', 'line-width': 1.5 } },
      { id: 'cameras', type: 'fill', source: 'cameras', paint: { 'fill-color': '#2f7d97', 'fill-opacity': 0.3 } },
      { id: 'camera-edges', type: 'line', source: 'cameras', paint: { 'line-color': '#0d4a5f', 'line-width': 1 } },
      { id: 'drawn', type: 'fill', source: 'area', paint: { 'fill-color': '#ffdd00', 'fill-opacity': 0.35 } },
      { id: 'drawn-edge', type: 'line', source: 'area', paint: { 'line-color': '#0b0c0c', 'line-width': 3 } },
      circle('corners', 'area', '#0b0c0c', 4),
      circle('stands', 'stands', '#0d4a5f', 5),
      circle('here', 'here', '#d4351c', 7)
    ]
  }
}

function boundsOf (boundaries) {
  const bounds = new LngLatBounds()
  const add = part => typeof part[0] === 'number' ? bounds.extend(part) : part.forEach(add)
  boundaries.features.forEach(each => add(each.geometry.coordinates))
  return bounds
}

document.querySelectorAll('[data-module="cp-draw"]').forEach(figure => {
  const drawn = new DrawnArea(figure)
  drawn.start().catch(() => drawn.giveUp())
})
