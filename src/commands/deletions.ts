import type { CatalogueStore, HoldDecision } from '../catalogue/store.ts'
import { approveDeletions, rejectDeletions } from '../harvest/decide-deletions.ts'
import { openStore } from '../main.ts'
import { UsageError } from '../usage-error.ts'
import { configuredCommand, readConfiguration, type AddCommand, type ConfigOption } from './command.ts'
import { print } from './terminal.ts'

const PAGE = 500

export const addDeletions: AddCommand = (program, { terminal, finish }) => {
  const deletions = program
    .command('deletions')
    .description('what a run would have deleted, and was held for')
  const withStore = async (options: ConfigOption, use: (store: CatalogueStore) => Promise<void>) => {
    const store = await openStore(readConfiguration(terminal, options))
    await use(store).finally(() => store.close())
    finish(0)
  }

  configuredCommand(deletions, 'list')
    .argument('<run>', 'id of a held run')
    .description('every dataset that would go')
    .action((run: string, options: ConfigOption) =>
      withStore(options, async (store) => {
        if (!(await store.run(run))) throw new UsageError(`there is no run '${run}'`)
        for await (const { id, iri } of heldBy(store, run)) print(terminal, `${id}  ${iri}`)
      }),
    )

  const decisions = [
    {
      verb: 'approve',
      decide: approveDeletions,
      description: 'delete what the run asks about, also after a rejection',
    },
    { verb: 'reject', decide: rejectDeletions, description: 'keep what the run asks about' },
  ] as const
  for (const { verb, decide, description } of decisions)
    configuredCommand(deletions, verb)
      .argument('<run>', 'id of a held run')
      .description(description)
      .action((run: string, options: ConfigOption) =>
        withStore(options, async (store) => {
          print(terminal, inWords(run, await decide(store, run, new Date())))
        }),
      )
}

async function* heldBy(store: CatalogueStore, run: string) {
  let after: string | undefined
  do {
    const page = await store.held(run, { limit: PAGE, ...(after !== undefined && { after }) })
    yield* page
    after = page.length === PAGE ? page.at(-1)?.id : undefined
  } while (after !== undefined)
}

/** What was done; what could not be is thrown. */
function inWords(run: string, decision: HoldDecision): string {
  switch (decision.kind) {
    case 'decided': {
      const { outcome } = decision.report
      const made = outcome.kind === 'held' ? outcome.decision : undefined
      return made?.kind === 'approved'
        ? `${made.deleted} datasets deleted`
        : 'nothing was deleted, all is kept'
    }
    case 'unknown-run':
      throw new UsageError(`there is no run '${run}'`)
    case 'not-held':
      throw new UsageError(`the run ${run} holds nothing back`)
    case 'decided-otherwise':
      throw new UsageError('the deletions were approved before; what is deleted cannot be kept')
    case 'superseded':
      throw new UsageError(
        `a later run, ${decision.by}, has found out anew what is absent: decide on that one`,
      )
    case 'under-way':
      throw new UsageError(`the source is being harvested (run ${decision.run}), which finds out anew`)
  }
}
