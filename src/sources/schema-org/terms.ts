/** The form of schema.org's terms that everything is brought to; both are met. */
export const SCHEMA = 'http://schema.org/'
