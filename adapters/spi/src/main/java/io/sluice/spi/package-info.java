/**
 * What a storage backend must say and do: values, one request record a call, failures and
 * capabilities.
 *
 * <p>Two families of storage stand behind it. <em>Trees</em> (POSIX) have directories, rename and
 * locks; <em>flat stores</em> (Ceph, any S3, Swift) have keys, multipart or segments, and
 * conditions where their vendor built them. The interface promises only what {@link
 * io.sluice.spi.StoreProfile} declares, and each promise is a test of the contract suite.
 *
 * <p>May be imported by adapters, decorators and the gateway's use cases. Knows Vert.x core and
 * nothing of protocols, users, scanning or search.
 */
package io.sluice.spi;
