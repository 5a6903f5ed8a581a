import type { Profiles } from '../../validation/profiles.ts'
import type { View } from '../view.ts'

type KnownProfiles = Pick<Profiles, 'manifest'>

/** A profile as people know it: the part of its title before the explanation. */
export function profileName(view: View, profiles: KnownProfiles, name: string): string {
  const title = profiles.manifest(name)?.title[view.language]
  return title?.split(' – ')[0] ?? name
}

export function profileTitle(view: View, profiles: KnownProfiles, name: string): string {
  return profiles.manifest(name)?.title[view.language] ?? name
}

/** Which requirements a dataset was held against, and why; undefined for a profile without levels. */
export function levelWords(
  view: View,
  profiles: KnownProfiles,
  { profile, level }: { readonly profile: string; readonly level?: string | undefined },
): string | undefined {
  const manifest = profiles.manifest(profile)
  if (!manifest?.levelBy || manifest.levels.length === 0) return undefined
  const title = manifest.levels.find(({ name }) => name === level)?.title[view.language]
  if (title === undefined) return view.t.report.noLevel
  return view.t.report.level(title.charAt(0).toLowerCase() + title.slice(1))
}
