import { checkCatalogue } from '../catalogue/sqlite/upkeep.ts'
import { catalogueFile, openApplication, type Application } from '../main.ts'
import { EVERYTHING } from '../search/data-map.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { print } from './terminal.ts'

export const addVerify: AddCommand = (program, { terminal, finish }) => {
  configuredCommand(program, 'verify')
    .description(
      'read the whole catalogue, compare every version with its fingerprint, and the index with the catalogue',
    )
    .action(async (options: ConfigOption) => {
      const configuration = readConfiguration(terminal, options)
      const { problems, versions } = checkCatalogue(catalogueFile(configuration))
      for (const problem of problems) print(terminal, `catalogue: ${problem}`)
      if (problems.length > 0) return finish(1)
      print(terminal, `catalogue: sound, ${versions} versions match their fingerprints`)
      const application = await openApplication(configuration)
      try {
        const { indexed, listed } = await compareIndex(application)
        const inStep = indexed === listed
        print(
          terminal,
          inStep
            ? `index: in step, ${indexed} datasets`
            : `index: has ${indexed} of ${listed} datasets, run reindex`,
        )
        finish(inStep ? 0 : 1)
      } finally {
        await application.close()
      }
    })
}

/** The index follows first: being behind is no fault, being different at the same place is. */
async function compareIndex({
  store,
  engine,
  follow,
}: Application): Promise<{ indexed: number; listed: number }> {
  await follow()
  const { total } = await engine.search(EVERYTHING)
  let listed = 0
  for (let after: string | undefined; ;) {
    const page = await store.list({ limit: PAGE, ...(after !== undefined && { after }) })
    listed += page.length
    after = page.at(-1)?.id
    if (page.length < PAGE) return { indexed: total, listed }
  }
}

const PAGE = 500
