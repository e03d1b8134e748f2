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
