/* The player: single frames, speed, places that were marked, and the time by both clocks.

   Everything that changes something is a form of the page, which works without this: here its field for the place in
   the recording follows the recording, and it is sent without leaving the picture. Keys work while the player has the focus, so no letter that is typed
   elsewhere does anything. */

const player = document.querySelector('[data-player]')
const media = player.querySelector('[data-media]')
const speed = player.querySelector('[data-speed]')
const position = player.querySelector('[data-position]')
const clocks = [...player.querySelectorAll('[data-clock]')]
const places = [...player.querySelectorAll('form [name=position]')]
const frame = 1 / Number(player.dataset.frameRate)

// A hair past the edge of a frame, so that the frame is shown which begins there.
const HAIR = 0.0005

const keys = {
  k: () => media.paused ? media.play() : media.pause(),
  j: () => skip(-10),
  l: () => skip(10),
  ',': () => step(-1),
  '.': () => step(1),
  '<': () => faster(-1),
  '>': () => faster(1),
  m: () => player.querySelector('[name=note]')?.focus(),
  s: () => player.querySelector('[data-still]')?.click()
}

function go (seconds) {
  media.currentTime = Math.min(Math.max(seconds, 0), media.duration || seconds)
}

function skip (seconds) {
  go(media.currentTime + seconds)
}

function step (frames) {
  media.pause()
  go((Math.floor((media.currentTime + HAIR) / frame) + frames) * frame + HAIR)
}

function faster (steps) {
  const chosen = Math.min(Math.max(speed.selectedIndex + steps, 0), speed.options.length - 1)
  speed.selectedIndex = chosen
  media.playbackRate = Number(speed.value)
}

function printed (seconds) {
  const thousandths = Math.round(seconds * 1000)
  const [minutes, rest] = [Math.floor(thousandths / 60000), thousandths % 60000]
  const second = (rest / 1000).toFixed(3).padStart(6, '0')
  const minute = minutes >= 60 ? String(minutes % 60).padStart(2, '0') : minutes
  return `${minutes >= 60 ? `${Math.floor(minutes / 60)}:` : ''}${minute}:${second}`
}

// The clocks are counted on as if in UTC, so that the zone of this machine has no say.
function clockAt (start, seconds) {
  const moment = new Date(Date.parse(`${start}Z`) + seconds * 1000).toISOString()
  return `${moment.slice(11, 19)}.${moment.slice(20, 21)}`
}

function follow () {
  position.value = printed(media.currentTime)
  for (const clock of clocks) clock.value = clockAt(clock.dataset.clock, media.currentTime)
  for (const place of places) place.value = printed(media.currentTime)
}

function onEachFrame () {
  follow()
  if (!media.paused) window.requestAnimationFrame(onEachFrame)
}

// The page on which a part is blurred opens at the frame that is shown here.
function onBlur (event) {
  const link = event.target.closest('[data-blur]')
  if (link) link.hash = `t=${media.currentTime}`
}

function goToHash () {
  const asked = /^#t=([0-9.]+)$/.exec(window.location.hash)
  if (asked) go(Number(asked[1]) + HAIR)
}

function onKey (event) {
  const isTyping = event.target.closest('input, textarea, select')
  const does = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
  if (isTyping || !does || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  does()
}

function onClick (event) {
  const { step: frames, skip: seconds } = event.target.closest('button')?.dataset ?? {}
  if (frames) step(Number(frames))
  if (seconds) skip(Number(seconds))
}

function onJump (event) {
  const jump = event.target.closest('[data-jump]')
  if (!jump) return
  event.preventDefault()
  media.pause()
  go(Number(jump.dataset.jump) + HAIR)
  media.focus()
}

// A form of the player is sent without leaving the picture: what it changed is taken from the page that comes back.
// Whatever goes wrong, the form is sent as it would be without this.
async function onSubmit (event) {
  event.preventDefault()
  const form = event.target
  try {
    const answer = await window.fetch(form.action, { method: 'POST', body: new window.FormData(form) })
    if (!answer.ok) throw new Error(answer.statusText)
    renew(new window.DOMParser().parseFromString(await answer.text(), 'text/html'))
    form.reset()
    follow()
    media.focus()
  } catch {
    form.submit()
  }
}

function renew (page) {
  for (const part of document.querySelectorAll('[data-part]')) {
    part.replaceWith(page.querySelector(`[data-part=${part.dataset.part}]`))
  }
  player.querySelector('[data-said]').textContent = page.querySelector('.govuk-notification-banner__heading').textContent
}

for (const form of player.querySelectorAll('form')) form.addEventListener('submit', onSubmit)
player.querySelector('[data-controls]').hidden = false
player.addEventListener('keydown', onKey)
player.addEventListener('click', onClick)
player.addEventListener('click', onBlur)
document.addEventListener('click', onJump)
window.addEventListener('hashchange', goToHash)
speed.addEventListener('change', () => { media.playbackRate = Number(speed.value) })
for (const event of ['seeked', 'timeupdate', 'pause']) media.addEventListener(event, follow)
media.addEventListener('play', onEachFrame)
if (media.readyState > 0) goToHash()
else media.addEventListener('loadedmetadata', goToHash, { once: true })
