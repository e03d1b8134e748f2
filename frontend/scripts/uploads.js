/* Sends files that go on where they were cut off, by the tus protocol. Without it the form sends them in one piece. */

import { Upload } from 'tus-js-client'

import { FileRow } from './upload-row.js'

// Small enough to arrive over a telephone before its network changes, large enough to cost little.
const CHUNK = 8 * 1024 * 1024
const RETRY_AFTER = [0, 1000, 3000, 5000, 10000, 20000, 30000, 60000, 60000, 60000]
const AT_ONCE = 2

class Uploader {
  constructor (root) {
    this.root = root
    this.words = JSON.parse(root.dataset.words)
    this.list = root.querySelector('.cp-uploader__list')
    this.field = root.querySelector('input[type=file]')
    this.status = root.querySelector('[role=status]')
    this.sends = []
  }

  start () {
    this.root.querySelector('form').addEventListener('submit', event => event.preventDefault())
    this.root.querySelector('.cp-uploader__send').hidden = true
    this.field.addEventListener('change', () => this.take([...this.field.files]))
    addEventListener('beforeunload', event => { if (this.sends.some(send => send.isOpen)) event.preventDefault() })
    addEventListener('online', () => this.next())
    this.showUnfinished()
    // Chosen while this script was on its way, over a slow line.
    if (this.field.files.length) this.take([...this.field.files])
  }

  take (files) {
    this.field.value = ''
    for (const file of files) {
      const row = this.unfinishedRow(file) ?? new FileRow(file.name, this.words)
      this.list.append(row.element)
      this.sends.push(new Send(file, row, this))
    }
    this.next()
  }

  next () {
    const running = this.sends.filter(send => send.state === 'sending').length
    this.sends.filter(send => send.state === 'waiting').slice(0, AT_ONCE - running).forEach(send => send.go())
  }

  ended (send, words) {
    this.status.textContent = `${send.file.name}: ${words}`
    if (this.sends.every(each => each.state === 'done')) this.status.textContent = this.words.all
    this.next()
  }

  /* What an earlier visit did not finish: a browser forgets the file, so it must be chosen again. */
  showUnfinished () {
    this.left = new Map()
    for (const key of Object.keys(localStorage).filter(key => key.startsWith(`tus::${this.root.dataset.scope}|`))) {
      const stored = JSON.parse(localStorage.getItem(key))
      const row = new FileRow(stored.metadata.filename, this.words)
      row.show('paused', this.words.again)
      row.offer({ forget: () => { localStorage.removeItem(key); row.remove() } })
      this.left.set(key.slice('tus::'.length, key.lastIndexOf('::')), row)
      this.list.append(row.element)
    }
  }

  unfinishedRow (file) {
    const row = this.left.get(fingerprint(file, this.root.dataset.scope))
    this.left.delete(fingerprint(file, this.root.dataset.scope))
    return row
  }
}

class Send {
  constructor (file, row, uploader) {
    Object.assign(this, { file, row, uploader, words: uploader.words })
    this.upload = new Upload(file, this.options())
    this.wait()
  }

  get isOpen () {
    return this.state === 'sending' || this.state === 'waiting'
  }

  options () {
    const { endpoint, scope } = this.uploader.root.dataset
    return {
      endpoint,
      chunkSize: CHUNK,
      retryDelays: RETRY_AFTER,
      removeFingerprintOnSuccess: true,
      fingerprint: async file => fingerprint(file, scope),
      metadata: { filename: this.file.name, filetype: this.file.type },
      onProgress: sent => this.row.progress(sent, this.file.size, this.words.sending),
      onShouldRetry: error => this.shouldRetry(error),
      onSuccess: () => this.done(),
      onError: error => this.fail(error)
    }
  }

  shouldRetry (error) {
    const status = error.originalResponse?.getStatus() ?? 0
    if (status === 0) this.row.say(this.words.lost)
    return status === 0 || [409, 423, 460].includes(status) || (status >= 500 && status !== 507)
  }

  wait () {
    this.state = 'waiting'
    this.row.show('waiting', this.words.waiting)
    this.row.offer({ cancel: () => this.cancel() })
  }

  async go () {
    if (!this.file.size) return this.refuse(this.words.empty)
    this.state = 'sending'
    this.row.show('sending', this.words.sending)
    this.row.offer({ pause: () => this.pause(), cancel: () => this.cancel() })
    const [earlier] = await this.upload.findPreviousUploads()
    if (earlier) this.upload.resumeFromPreviousUpload(earlier)
    if (this.state === 'sending') this.upload.start()
  }

  pause () {
    this.upload.abort()
    this.state = 'paused'
    this.row.show('paused', this.words.paused)
    this.row.offer({ resume: () => { this.wait(); this.uploader.next() }, cancel: () => this.cancel() })
    this.uploader.next()
  }

  cancel () {
    this.state = 'cancelled'
    this.upload.abort(true).catch(() => {}) // it expires by itself
    this.uploader.sends = this.uploader.sends.filter(send => send !== this)
    this.row.remove()
    this.uploader.field.focus()
    this.uploader.next()
  }

  done () {
    this.state = 'done'
    this.row.progress(this.file.size, this.file.size, '')
    this.row.show('done', this.words.done)
    this.row.offer({})
    this.uploader.ended(this, this.words.done)
  }

  fail (error) {
    const why = error.originalResponse?.getBody()?.trim()
    const words = why && why.length < 300 && !why.startsWith('<') ? why : this.words.failed
    this.refuse(words, { retry: () => { this.wait(); this.uploader.next() } })
  }

  refuse (words, deeds = {}) {
    this.state = 'failed'
    this.row.show('failed', words)
    this.row.offer({ ...deeds, cancel: () => this.cancel() })
    this.uploader.ended(this, words)
  }
}

/* Tells a file from others of the same incident; the address of the ticket is another on each load of the page. */
function fingerprint (file, scope) {
  return `${scope}|${file.name}|${file.size}|${file.lastModified}`
}

document.querySelectorAll('[data-module="cp-uploader"]').forEach(root => new Uploader(root).start())
