import type { Checks } from '../../harvest/checks/checks.ts'
import { syntaxes } from '../../rdf/syntaxes.ts'
import type { Profiles } from '../../validation/profiles.ts'
import { Icon } from '../layout/icon.tsx'
import { Page } from '../layout/page.tsx'
import type { View } from '../view.ts'
import { ErrorSummary, idOf } from './error-summary.tsx'
import { USUAL_PROFILE, type FieldName, type FormError, type FormValues } from './submission.ts'

export interface ValidateFormProps {
  readonly view: View
  readonly profiles: Profiles
  readonly limits: Checks['limits']
  readonly values: FormValues
  readonly errors?: readonly FormError[]
}

interface FieldProps extends ValidateFormProps {
  readonly name: FieldName
}

const describedBy = (name: FieldName, errors: readonly FormError[] = []) =>
  errors.some(({ field }) => field === name) ? `${idOf(name)}-help ${idOf(name)}-error` : `${idOf(name)}-help`

const FieldError = ({ errors = [], name }: FieldProps) => {
  const error = errors.find(({ field }) => field === name)
  return error ? (
    <span class="form-error-message" id={`${idOf(name)}-error`}>
      {error.message}
    </span>
  ) : null
}

const groupClass = ({ errors = [], name }: FieldProps) =>
  errors.some(({ field }) => field === name) ? 'form-group form-error' : 'form-group'

const isInvalid = ({ errors = [], name }: FieldProps) =>
  errors.some(({ field }) => field === name) ? 'true' : undefined

const PasteField = (props: FieldProps) => {
  const { view, values, errors, name } = props
  const { validate: t } = view.t
  return (
    <div class={groupClass(props)}>
      <label class="form-label" for={idOf(name)}>
        {t.paste}
      </label>
      <span class="form-hint" id={`${idOf(name)}-help`}>
        {t.pasteHelp(view.format.list(syntaxes.map(({ label }) => label)))}
      </span>
      <FieldError {...props} />
      <textarea
        class="form-input rdf-input"
        id={idOf(name)}
        name={name}
        rows={values.text === '' ? 12 : 20}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        wrap="off"
        aria-describedby={describedBy(name, errors)}
        aria-invalid={isInvalid(props)}
      >
        {/* Browsers drop a line break that stands first. */}
        {`\n${values.text}`}
      </textarea>
    </div>
  )
}

const OtherFields = (props: ValidateFormProps) => {
  const { view, values, errors, limits } = props
  const { validate: t } = view.t
  return (
    <div class="other-ways">
      <div class={groupClass({ ...props, name: 'file' })}>
        <label class="form-label" for={idOf('file')}>
          {t.file}
        </label>
        <span class="form-hint" id={`${idOf('file')}-help`}>
          {t.fileHelp(view.format.bytes(limits.maxBytes))}
        </span>
        <FieldError {...props} name="file" />
        <input
          class="form-file"
          type="file"
          id={idOf('file')}
          name="file"
          accept={[
            ...syntaxes.flatMap(({ suffixes, mediaTypes }) => [...suffixes, mediaTypes[0]]),
            '.xlsx',
            '.csv',
          ].join()}
          aria-describedby={describedBy('file', errors)}
          aria-invalid={isInvalid({ ...props, name: 'file' })}
        />
      </div>
      <div class={groupClass({ ...props, name: 'url' })}>
        <label class="form-label" for={idOf('url')}>
          {t.url}
        </label>
        <span class="form-hint" id={`${idOf('url')}-help`}>
          {t.urlHelp}
        </span>
        <FieldError {...props} name="url" />
        <input
          class="form-input"
          type="text"
          inputmode="url"
          id={idOf('url')}
          name="url"
          value={values.url}
          placeholder="https://"
          maxlength={2000}
          aria-describedby={describedBy('url', errors)}
          aria-invalid={isInvalid({ ...props, name: 'url' })}
        />
      </div>
    </div>
  )
}

/** The usual one first, then the others by name. */
const orderedNames = (profiles: Profiles): readonly string[] =>
  profiles.names().toSorted((a, b) => Number(b === USUAL_PROFILE) - Number(a === USUAL_PROFILE))

const ProfileChoice = (props: ValidateFormProps) => {
  const { view, profiles, values } = props
  const { validate: t } = view.t
  const help: Readonly<Record<string, string>> = t.profileHelp
  return (
    <fieldset class={groupClass({ ...props, name: 'profile' })} id={idOf('profile')} tabindex={-1}>
      <legend class="form-label">{t.profile}</legend>
      <FieldError {...props} name="profile" />
      {orderedNames(profiles).map((name) => {
        const manifest = profiles.manifest(name)
        const id = `profile-${name}`
        return (
          <div class="form-group-radio">
            <input
              type="radio"
              class="form-radio"
              id={id}
              name="profile"
              value={name}
              checked={name === values.profile}
              aria-describedby={help[name] === undefined ? undefined : `${id}-help`}
            />
            <label for={id}>{manifest?.title[view.language] ?? name}</label>
            {help[name] !== undefined && (
              <span class="form-hint radio-hint" id={`${id}-help`}>
                {help[name]}
              </span>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

/** The whole form; also below a result, to mend what was handed in. */
export const ValidateForm = (props: ValidateFormProps) => {
  const { view } = props
  const { validate: t } = view.t
  return (
    <form
      class="validate-form"
      action={view.to('/validate')}
      method="post"
      enctype="multipart/form-data"
      data-working={t.working}
      novalidate
    >
      <PasteField {...props} name="text" />
      <OtherFields {...props} />
      <ProfileChoice {...props} />
      <div class="validate-buttons">
        <button class="button button-primary" type="submit" name="action" value="validate">
          {t.validate}
        </button>
        <button
          class="button button-secondary"
          type="submit"
          name="action"
          value="rehearse"
          aria-describedby="rehearse-help"
        >
          {t.rehearse}
        </button>
        <p class="validate-working" role="status"></p>
      </div>
      <p class="form-hint" id="rehearse-help">
        {t.rehearseHelp}
      </p>
    </form>
  )
}

const TemplateOffer = ({ view }: Pick<ValidateFormProps, 'view'>) => {
  const { validate: t } = view.t
  const address = (file: string) => `/api/v1/templates/${file}lang=${view.language}`
  return (
    <section class="template-offer" aria-labelledby="template-heading">
      <h2 class="h4" id="template-heading">
        {t.template}
      </h2>
      <p>{t.templateHelp}</p>
      <ul class="nobullet-list">
        <li>
          <a href={address('dataset.xlsx?')} download>
            {t.templateEmpty}
          </a>
          {' · '}
          <a href={address('dataset.csv?')} download>
            {t.templateCsv}
          </a>
        </li>
        <li>
          <a href={address('dataset.xlsx?example=true&')} download>
            {t.templateExample}
          </a>
        </li>
      </ul>
    </section>
  )
}

export const ValidatePage = (props: ValidateFormProps) => {
  const { view, errors = [], limits } = props
  const { validate: t } = view.t
  return (
    <Page
      view={view}
      title={errors.length > 0 ? `${t.errorSummary} – ${t.title}` : t.title}
      description={t.lead}
      current="validate"
      trail={[{ text: t.title }]}
      scripts={['validate']}
      index={errors.length === 0}
    >
      <h1>{t.title}</h1>
      <p class="page-lead">{t.lead}</p>
      {errors.length > 0 && <ErrorSummary view={view} errors={errors} />}
      <p class="validate-examples">
        <a href={view.to('/validate?example=errors')}>{t.example}</a>
        <a href={view.to('/validate?example=good')}>{t.exampleGood}</a>
      </p>
      <ValidateForm {...props} />
      <TemplateOffer view={view} />
      <aside class="keep-note" aria-labelledby="keep-heading">
        <h2 class="h4" id="keep-heading">
          <Icon view={view} name="lock" /> {t.keepTitle}
        </h2>
        <p>{t.keep(view.format.number(limits.keptHours))}</p>
        <p>{t.keepNot}</p>
      </aside>
    </Page>
  )
}
