/* One file in the list: its name, how far it is, and what can be done. */

export class FileRow {
  constructor (name, words) {
    this.words = words
    this.name = name
    this.element = make('li', 'cp-uploader__file')
    this.bar = make('progress', 'cp-uploader__bar')
    this.bar.max = 1
    this.bar.value = 0
    this.bar.setAttribute('aria-label', name)
    this.state = make('p', 'cp-uploader__state')
    this.foot = make('div', 'cp-uploader__foot')
    this.foot.append(this.state)
    this.element.append(make('p', 'cp-uploader__name', name), this.bar, this.foot)
  }

  show (state, words) {
    this.element.className = `cp-uploader__file cp-uploader__file--${state}`
    this.bar.hidden = state === 'done'
    this.say(words)
  }

  say (words) {
    this.state.textContent = words
  }

  progress (sent, total, words) {
    this.bar.value = total ? sent / total : 1
    this.say(`${words} ${inWords(sent)} ${this.words.of} ${inWords(total)}`)
  }

  /* A button for each deed by the key of its word. */
  offer (deeds) {
    const hadFocus = this.foot.contains(document.activeElement)
    this.foot.querySelectorAll('button').forEach(button => button.remove())
    for (const [word, deed] of Object.entries(deeds)) {
      const button = make('button', 'cp-link-button cp-uploader__button', this.words[word])
      button.type = 'button'
      button.append(make('span', 'govuk-visually-hidden', ` ${this.name}`))
      button.addEventListener('click', deed)
      this.foot.append(button)
    }
    if (hadFocus) this.foot.querySelector('button')?.focus()
  }

  remove () {
    this.element.remove()
  }
}

function make (tag, className, text = '') {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

function inWords (bytes) {
  const units = [[1e9, 'GB'], [1e6, 'MB'], [1e3, 'KB']]
  const [worth, unit] = units.find(([worth]) => bytes >= worth) ?? [1, 'bytes']
  return `${(bytes / worth).toFixed(worth > 1 ? 1 : 0)} ${unit}`
}
