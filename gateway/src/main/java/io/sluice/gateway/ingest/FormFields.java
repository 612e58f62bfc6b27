package io.sluice.gateway.ingest;

import java.util.Map;

/**
 * What precedes the file of a form.
 *
 * @param values by name in lower case; of two with one name the later
 * @param fileName as the browser tells it, or empty
 */
public record FormFields(Map<String, String> values, String fileName) {

  public FormFields {
    values = Map.copyOf(values);
  }
}
