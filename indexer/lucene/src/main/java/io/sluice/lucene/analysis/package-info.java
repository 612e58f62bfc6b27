/**
 * What a word is: how text becomes terms, in documents and in queries alike. Only the engine around
 * it imports it.
 */
package io.sluice.lucene.analysis;
