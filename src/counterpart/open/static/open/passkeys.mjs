// Passkeys: the only part of signing in that a browser cannot do without a script. A form marked
// data-passkey="make", "use" or "sign-in" gets its credential from the device and is then sent as any other form.

const canDo = window.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!canDo) continue
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send(form).catch(() => {
      form.querySelector('[data-passkey-problem]').hidden = false
    })
  })
}

async function send (form) {
  const credential = await ceremonies[form.dataset.passkey](form)
  form.elements.credential.value = JSON.stringify(credential)
  form.submit()
}

const ceremonies = {
  async make (form) {
    const options = JSON.parse(form.dataset.passkeyOptions).creation_options.publicKey
    // One that the device keeps and that proves who holds it, so that it can sign in alone.
    options.authenticatorSelection = {
      ...options.authenticatorSelection,
      requireResidentKey: true,
      residentKey: 'required',
      userVerification: 'required'
    }
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
  },

  async use (form) {
    return get(JSON.parse(form.dataset.passkeyOptions).request_options.publicKey)
  },

  async 'sign-in' (form) {
    const answer = await fetch(form.action, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
    const { request_options: options } = await answer.json()
    return get(options.publicKey)
  }
}

function get (options) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
}
