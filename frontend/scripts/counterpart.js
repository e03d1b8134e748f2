/* Every page works without this; it makes components do what they can. */

import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  ServiceNavigation,
  SkipLink
} from 'govuk-frontend'
import { ButtonMenu, SortableTable } from '@ministryofjustice/frontend'

import { QuietRadios } from './radios.js'

const components = [
  Button,
  ButtonMenu,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  QuietRadios,
  ServiceNavigation,
  SkipLink,
  SortableTable
]

components.forEach(component => createAll(component))

// A page that waits for a job asks again by itself.
const waiting = document.querySelector('[data-look-again]')
if (waiting) setTimeout(() => location.reload(), 1000 * Number(waiting.dataset.lookAgain))
