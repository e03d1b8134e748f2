/* Every page works without this; it makes the design systems' components do what they can. */

import { createAll, initAll } from 'govuk-frontend'
import { ButtonMenu, SortableTable } from '@ministryofjustice/frontend'

initAll()
createAll(ButtonMenu)
createAll(SortableTable)
