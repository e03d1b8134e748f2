/* Radios that reveal a question. The design system marks them with aria-expanded, which ARIA does not allow on a radio. */

import { Radios } from 'govuk-frontend'

export class QuietRadios extends Radios {
  syncConditionalRevealWithInputState (input) {
    super.syncConditionalRevealWithInputState(input)
    input.removeAttribute('aria-expanded')
  }
}
