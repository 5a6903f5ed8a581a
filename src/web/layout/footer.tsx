import type { View } from '../view.ts'

const Links = ({ links }: { links: readonly { readonly href: string; readonly text: string }[] }) => (
  <ul class="unstyled-list">
    {links.map(({ href, text }) => (
      <li>
        <a href={href}>{text}</a>
      </li>
    ))}
  </ul>
)

const Answering = ({ view }: { view: View }) => {
  const { publisher } = view.configuration.catalogue
  return (
    <>
      <h2 class="h5">{view.t.site.footerAnswering}</h2>
      <p>{publisher.name[view.language]}</p>
      {publisher.email && (
        <p>
          <a href={`mailto:${publisher.email}`}>{publisher.email}</a>
        </p>
      )}
      {publisher.contactPage && (
        <p>
          <a href={publisher.contactPage}>{view.t.site.contact}</a>
        </p>
      )}
    </>
  )
}

export const Footer = ({ view }: { view: View }) => {
  const { nav, site } = view.t
  return (
    <footer class="d-print-none">
      <div class="footer site-footer">
        <div class="container">
          <div class="row">
            <div class="col-12 col-md-3 footer-col">
              <Answering view={view} />
            </div>
            <div class="col-12 col-sm-6 col-md-3 footer-col">
              <h2 class="h5">{site.footerAbout}</h2>
              <Links
                links={[
                  { href: view.to('/about'), text: nav.about },
                  { href: view.to('/accessibility'), text: nav.accessibility },
                  { href: view.to('/privacy'), text: nav.privacy },
                ]}
              />
            </div>
            <div class="col-12 col-sm-6 col-md-3 footer-col">
              <h2 class="h5">{site.footerHolders}</h2>
              <Links
                links={[
                  { href: view.to('/validate'), text: view.t.validate.title },
                  { href: view.to('/quality'), text: nav.quality },
                ]}
              />
            </div>
            <div class="col-12 col-sm-6 col-md-3 footer-col">
              <h2 class="h5">{site.footerData}</h2>
              <Links
                links={[
                  { href: '/api/docs', text: nav.apiDocs },
                  { href: '/api/v1/openapi.json', text: nav.openApi },
                ]}
              />
            </div>
          </div>
        </div>
      </div>
    </footer>
  )
}
