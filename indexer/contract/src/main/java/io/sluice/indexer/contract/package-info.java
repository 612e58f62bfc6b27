/**
 * What every search engine must do, as tests: a test class of an engine implements {@link
 * io.sluice.indexer.contract.SearchIndexContract}. Test scope only.
 */
package io.sluice.indexer.contract;
