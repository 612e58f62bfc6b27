package io.sluice.gateway.s3.operation;

import io.sluice.gateway.access.Owner;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.s3.xml.XmlWriter;
import io.sluice.spi.BucketName;
import io.sluice.spi.UploadInfo;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who began some uploads, and whose they are: the bucket's owner's, who stands for those who began
 * one of which it is not known.
 */
record Initiators(Owner owner, Map<String, Owner> byId) {

  static Future<Initiators> of(Buckets buckets, BucketName bucket, List<UploadInfo> uploads) {
    List<Future<Owner>> named =
        uploads.stream()
            .map(UploadInfo::initiator)
            .filter(id -> !id.isEmpty())
            .distinct()
            .map(buckets::person)
            .toList();
    Future<Owner> owner = buckets.owner(bucket);
    return Future.all(named).compose(all -> owner).map(found -> new Initiators(found, byId(named)));
  }

  private static Map<String, Owner> byId(List<Future<Owner>> named) {
    return named.stream()
        .map(Future::result)
        .collect(Collectors.toMap(Owner::id, Function.identity()));
  }

  XmlWriter write(UploadInfo upload, XmlWriter xml) {
    Owners.write("Initiator", byId.getOrDefault(upload.initiator(), owner), xml);
    return Owners.write("Owner", owner, xml);
  }
}
