package io.sluice.gateway.config;

import java.util.List;

/**
 * Proxies and load balancers that are believed what they say of the sender.
 *
 * @param trusted their addresses, or ranges of them; what others say is ignored
 * @param protocolOnS3 connections to the S3 door begin with a PROXY header; those that do not, or
 *     come from elsewhere, are closed
 * @param protocolOnWeb the same for the web door
 */
public record ProxiesConfig(List<String> trusted, boolean protocolOnS3, boolean protocolOnWeb) {

  public static final ProxiesConfig DEFAULTS = new ProxiesConfig(List.of(), false, false);

  public ProxiesConfig {
    trusted = List.copyOf(trusted);
    for (String range : trusted) {
      try {
        Cidr.parse(range);
      } catch (IllegalArgumentException e) {
        throw new Check.OutOfRange(
            "trusted", "\"" + range + "\"", "addresses or ranges such as 10.0.0.0/8");
      }
    }
    if (trusted.isEmpty() && (protocolOnS3 || protocolOnWeb)) {
      throw new Check.OutOfRange("trusted", "nothing", "the proxies that send PROXY headers");
    }
  }
}
