export const DOCS_STYLE = `
:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif }
body { margin: 0 }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
h2 { margin-top: 3rem; border-bottom: 1px solid }
article { margin: 2rem 0 }
code { font-size: .95em; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
caption { text-align: start; font-weight: 600 }
th, td { text-align: start; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #8886 }
dt { font-weight: 600 }
dd { margin: 0 0 .5rem 1.5rem }
ul { margin: .25rem 0; padding-inline-start: 1.25rem }
a:focus-visible { outline: 3px solid; outline-offset: 2px }
`
