import type { CatalogueStore } from '../../src/catalogue/store.ts'
import type { Configuration } from '../../src/config.ts'
import type { Administration } from '../../src/harvest/administration.ts'
import { harvestSource } from '../../src/harvest/harvest-source.ts'
import { createAdministration } from '../../src/operation/administration.ts'
import { createHarvests } from '../../src/operation/harvests.ts'

export interface AdministrationHere {
  readonly configuration: Configuration
  readonly store: CatalogueStore
  readonly now: () => Date
  readonly environment?: Readonly<Record<string, string>>
}

/** Sources managed as the server does it, harvested without a thread. */
export function administrationHere({
  configuration,
  store,
  now,
  environment = {},
}: AdministrationHere): Administration {
  const { network } = configuration
  const harvests = createHarvests({
    now,
    run: (order) => harvestSource({ ...order, store, network, now }),
    onEnd() {},
    onError(error) {
      throw error
    },
  })
  return createAdministration({ configuration, store, environment, harvests, now })
}
