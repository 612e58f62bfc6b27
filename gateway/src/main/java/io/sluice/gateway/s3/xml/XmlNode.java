package io.sluice.gateway.s3.xml;

import java.util.List;
import java.util.Optional;

/**
 * An element that was read.
 *
 * @param name without its namespace
 * @param text all text directly in it
 */
public record XmlNode(String name, String text, List<XmlNode> children) {

  public XmlNode {
    children = List.copyOf(children);
  }

  /** The text of the first child of that name. */
  public Optional<String> child(String wanted) {
    for (XmlNode child : children) {
      if (child.name.equals(wanted)) {
        return Optional.of(child.text);
      }
    }
    return Optional.empty();
  }

  /** All children of that name. */
  public List<XmlNode> all(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).toList();
  }
}
