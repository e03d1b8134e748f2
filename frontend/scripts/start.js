/* Runs before the page is drawn, so that nothing jumps: tells the style sheet that scripts work in this browser. */

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
