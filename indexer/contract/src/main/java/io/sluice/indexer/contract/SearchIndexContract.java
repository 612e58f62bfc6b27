package io.sluice.indexer.contract;

/** All contracts. */
public interface SearchIndexContract
    extends ChangeContract,
        WordContract,
        LanguageContract,
        FieldContract,
        FacetContract,
        ScopeContract,
        PagingContract,
        SnippetContract,
        HostileContract {}
