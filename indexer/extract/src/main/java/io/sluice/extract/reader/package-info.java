/**
 * What runs in the reading processes, beside Tika's own server: where documents come from, and what
 * one document may cost. It knows nothing of the gateway, which knows of it only the names in
 * {@link io.sluice.extract.reader.Report} and of the classes that its configuration tells Tika.
 */
package io.sluice.extract.reader;
