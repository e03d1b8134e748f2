/* Drawing areas on a picture or a frame. The numbers stand in the fields of the page, which are what is sent: what is
   drawn here is typed there, and what is typed there is drawn here. Where one row stands alone, drawing draws it anew. */

const stage = document.querySelector('[data-areas-stage]')
const media = stage.querySelector('[data-media]')
const layer = stage.querySelector('[data-areas]')
const slider = stage.querySelector('[data-slider]')
const rows = [...document.querySelectorAll('[data-area]')].map((row, index) => ({ row, box: boxFor(index), ...fieldsOf(row) }))
const size = {
  width: () => Number(stage.dataset.width) || media.videoWidth || media.naturalWidth,
  height: () => Number(stage.dataset.height) || media.videoHeight || media.naturalHeight
}

// How many rows stand on the page: those that hold an area, and one for the next.
function fold () {
  const filled = rows.findLastIndex(each => each.width.value || each.row.querySelector('.govuk-error-message'))
  rows.forEach((each, index) => { each.row.hidden = index > filled + 1 })
}

// Less than this was a click, not an area.
const LEAST = 4

function fieldsOf (row) {
  const field = name => row.querySelector(`[name^=${name}_]`)
  return { x: field('x'), y: field('y'), width: field('width'), height: field('height') }
}

function boxFor (index) {
  const box = document.createElement('span')
  box.className = 'cp-areas__area'
  if (document.querySelectorAll('[data-area]').length > 1) box.textContent = index + 1
  layer.append(box)
  return box
}

function show () {
  fold()
  for (const row of rows) {
    const [x, y, width, height] = [row.x, row.y, row.width, row.height].map(field => Number(field.value))
    row.box.hidden = !(width && height)
    row.box.style.left = `${100 * x / size.width()}%`
    row.box.style.top = `${100 * y / size.height()}%`
    row.box.style.width = `${100 * width / size.width()}%`
    row.box.style.height = `${100 * height / size.height()}%`
  }
}

// A place on the screen in pixels of the original, held inside it.
function place (event) {
  const { left, top, width, height } = layer.getBoundingClientRect()
  const within = (share, most) => Math.round(Math.min(Math.max(share, 0), 1) * most)
  return [within((event.clientX - left) / width, size.width()), within((event.clientY - top) / height, size.height())]
}

function draw (event) {
  const row = rows.length === 1 ? rows[0] : rows.find(each => !each.width.value)
  if (!row) return
  const [fromX, fromY] = place(event)
  layer.setPointerCapture(event.pointerId)
  const follow = moved => {
    const [x, y] = place(moved)
    row.x.value = Math.min(x, fromX)
    row.y.value = Math.min(y, fromY)
    row.width.value = Math.abs(x - fromX)
    row.height.value = Math.abs(y - fromY)
    show()
  }
  layer.addEventListener('pointermove', follow)
  layer.addEventListener('pointerup', () => {
    layer.removeEventListener('pointermove', follow)
    if (row.width.value < LEAST || row.height.value < LEAST) {
      for (const field of [row.x, row.y, row.width, row.height]) field.value = ''
    }
    show()
  }, { once: true })
}

function followSlider () {
  const seconds = Number(slider.querySelector('input').value) / 1000
  media.currentTime = seconds
  slider.querySelector('output').value = `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')}`
}

layer.hidden = false
stage.querySelector('[data-drawing]').hidden = false
layer.addEventListener('pointerdown', draw)
document.addEventListener('input', show)
media.addEventListener('loadedmetadata', show)
if (slider) {
  media.controls = false
  slider.hidden = false
  slider.addEventListener('input', followSlider)
  const asked = /^#t=([0-9.]+)$/.exec(window.location.hash)
  if (asked) slider.querySelector('input').value = Math.round(Number(asked[1]) * 1000)
  followSlider()
}
show()
