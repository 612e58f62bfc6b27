/** Documents of S3: a writer that escapes, a reader that trusts nobody. Knows no operation. */
package io.sluice.gateway.s3.xml;
