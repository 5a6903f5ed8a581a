import { z } from 'zod'

const bilingual = z.strictObject({ da: z.string(), en: z.string() })

/** `manifest.yaml` of a profile's folder. */
export const manifestSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  title: bilingual,
  version: z.string(),
  status: z.enum(['released', 'draft']),
  /** IRI of the profile itself. */
  iri: z.url(),
  /** Another profile whose shapes come first: all its files, or those named. */
  extends: z.strictObject({ profile: z.string(), files: z.array(z.string()).optional() }).optional(),
  files: z.array(z.string()),
  /** The property whose value chooses the level. */
  levelBy: z.url().optional(),
  /** The last one whose value is given applies. */
  levels: z
    .array(z.strictObject({ name: z.string(), title: bilingual, value: z.url(), files: z.array(z.string()) }))
    .default([]),
})

export type Manifest = z.infer<typeof manifestSchema>
