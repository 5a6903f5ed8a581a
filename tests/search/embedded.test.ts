import { openEmbeddedEngine } from '../../src/search/embedded.ts'
import { loadVocabularies } from '../../src/vocabulary/load.ts'
import { describeSearchEngine } from '../contracts/search-engine.ts'

describeSearchEngine('embedded', (store) => openEmbeddedEngine({ store, vocabulary: loadVocabularies() }))
