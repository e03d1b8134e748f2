/* Puts a map that can be zoomed and moved in the place of the drawing. Where it cannot be drawn, the drawing stays. */

import { LngLatBounds, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'

const shades = [0, 1, 2, 3, 4]
// An area without a shade lies on ground of its own colour: only its edge tells it apart.
const edge = ['case', ['==', ['coalesce', ['get', 'shade'], -1], -1], '#b1b4b6', '#ffffff']
const isSquare = ['==', ['get', 'is_square'], true]

class AreaMap {
  constructor (figure) {
    this.figure = figure
    this.areas = JSON.parse(figure.dataset.areas)
    this.drawing = figure.querySelector('.cp-map__drawing')
  }

  async start () {
    setWorkerUrl(new URL(this.figure.dataset.worker, document.baseURI).href)
    const answer = await fetch(this.figure.dataset.boundaries)
    if (!answer.ok) throw new Error(`no boundaries: ${answer.status}`)
    this.boundaries = withValues(await answer.json(), this.areas)
    // It needs its size to draw, and the drawing's place only once it is drawn.
    this.canvas = element('div', 'cp-map__canvas cp-map__canvas--waiting')
    this.drawing.after(this.canvas)
    this.map = this.open()
    await this.map.once('load')
    this.show()
  }

  open () {
    return new MapLibre({
      container: this.canvas,
      style: styleOf(this.boundaries, colours(this.figure)),
      bounds: boundsOf(this.boundaries),
      fitBoundsOptions: { padding: 20 },
      attributionControl: false,
      cooperativeGestures: false,
      dragRotate: false,
      pitchWithRotate: false,
      scrollZoom: false,
      canvasContextAttributes: { preserveDrawingBuffer: true }
    })
  }

  show () {
    this.drawing.hidden = true
    this.canvas.classList.remove('cp-map__canvas--waiting')
    // On a slow machine it may have been drawn before the page gave it its width.
    this.map.resize()
    this.fit(false)
    this.map.getCanvas().setAttribute('aria-label', `${this.figure.querySelector('figcaption').textContent}: map`)
    this.note = element('p', 'cp-map__note govuk-body-s')
    this.note.setAttribute('role', 'status')
    this.canvas.append(this.buttons(), this.note)
    this.map.on('mousemove', 'areas', event => this.say(event.features[0].properties))
    this.map.on('mouseleave', 'areas', () => this.say(null))
    this.map.on('click', 'areas', event => follow(event.features[0].properties.href))
    this.figure.classList.add('cp-map--ready')
  }

  buttons () {
    const box = element('div', 'cp-map__buttons')
    box.append(
      button('+', 'Zoom in', () => this.map.zoomIn()),
      button('−', 'Zoom out', () => this.map.zoomOut()),
      button('↺', 'Show the whole map', () => this.fit(true))
    )
    return box
  }

  fit (animate) {
    this.map.fitBounds(boundsOf(this.boundaries), { padding: 20, animate })
  }

  say (area) {
    this.map.getCanvas().style.cursor = area?.href ? 'pointer' : ''
    this.map.setFilter('chosen', ['==', ['get', 'code'], area?.code ?? ''])
    this.note.textContent = area ? `${area.name}: ${area.text}` : ''
  }

  giveUp () {
    this.map?.remove()
    this.canvas?.remove()
    this.drawing.hidden = false
  }
}

function withValues (boundaries, areas) {
  const known = new Map(areas.map(area => [area.code, area]))
  const features = boundaries.features
    .filter(feature => known.has(feature.properties.code))
    .map(feature => ({ ...feature, properties: known.get(feature.properties.code) }))
  return { ...boundaries, features }
}

function styleOf (boundaries, colour) {
  const fill = ['match', ['coalesce', ['get', 'shade'], -1], ...shades.flatMap(shade => [shade, colour(shade)]), colour('none')]
  return {
    version: 8,
    sources: { areas: { type: 'geojson', data: boundaries } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#ffffff' } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': fill } },
      { id: 'edges', type: 'line', source: 'areas', filter: ['!', isSquare], paint: { 'line-color': edge, 'line-width': 1.5 } },
      // Far away a square is smaller than a point of the screen: its corners, drawn as dots, are seen.
      { id: 'dots', type: 'circle', source: 'areas', filter: isSquare, maxzoom: 11, paint: { 'circle-radius': 3, 'circle-color': fill } },
      {
        id: 'chosen',
        type: 'line',
        source: 'areas',
        filter: ['==', ['get', 'code'], ''],
        paint: { 'line-color': '#0b0c0c', 'line-width': 3 }
      }
    ]
  }
}

function colours (figure) {
  const style = getComputedStyle(figure)
  return shade => style.getPropertyValue(`--cp-shade-${shade}`).trim()
}

function boundsOf (boundaries) {
  const bounds = new LngLatBounds()
  const add = part => typeof part[0] === 'number' ? bounds.extend(part) : part.forEach(add)
  boundaries.features.forEach(feature => add(feature.geometry.coordinates))
  return bounds
}

function follow (href) {
  if (href) window.location.assign(href)
}

function element (name, classes) {
  const made = document.createElement(name)
  made.className = classes
  return made
}

function button (text, label, action) {
  const made = element('button', 'govuk-button govuk-button--secondary')
  made.type = 'button'
  made.textContent = text
  made.setAttribute('aria-label', label)
  made.addEventListener('click', action)
  return made
}

document.querySelectorAll('[data-module="cp-map"]').forEach(figure => {
  const map = new AreaMap(figure)
  map.start().catch(() => map.giveUp())
})
