package io.sluice.gateway.rest;

import io.sluice.gateway.config.LimitsConfig;
import io.sluice.gateway.config.RestConfig;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.rest.operation.CopyObject;
import io.sluice.gateway.rest.operation.CreateBucket;
import io.sluice.gateway.rest.operation.DeleteBucket;
import io.sluice.gateway.rest.operation.DeleteObject;
import io.sluice.gateway.rest.operation.GetBucket;
import io.sluice.gateway.rest.operation.GetObject;
import io.sluice.gateway.rest.operation.GetObjectMetadata;
import io.sluice.gateway.rest.operation.GetOpenapi;
import io.sluice.gateway.rest.operation.HeadObject;
import io.sluice.gateway.rest.operation.ListBuckets;
import io.sluice.gateway.rest.operation.ListObjects;
import io.sluice.gateway.rest.operation.MetadataRules;
import io.sluice.gateway.rest.operation.MoveObject;
import io.sluice.gateway.rest.operation.PutObject;
import io.sluice.gateway.rest.operation.UpdateObjectMetadata;
import java.util.EnumMap;
import java.util.Map;

/** One handler for each row of the table. */
public final class RestOperations {
  private final Buckets buckets;
  private final Objects objects;
  private final Bodies bodies;
  private final RestConfig config;
  private final MetadataRules metadata;
  private final Map<RestOperation, Operation> handlers = new EnumMap<>(RestOperation.class);

  public RestOperations(
      Buckets buckets,
      Objects objects,
      Documents documents,
      RestConfig config,
      LimitsConfig limits) {
    this.buckets = buckets;
    this.objects = objects;
    this.bodies = new Bodies(documents);
    this.config = config;
    this.metadata = new MetadataRules(limits.metadataBytes().toInt());
    for (RestOperation operation : RestOperation.values()) {
      handlers.put(operation, create(operation));
    }
  }

  Operation of(RestOperation operation) {
    return handlers.get(operation);
  }

  private Operation create(RestOperation operation) {
    return switch (operation) {
      case GET_OPENAPI -> new GetOpenapi();
      case LIST_BUCKETS -> new ListBuckets(buckets, config.pageEntries());
      case CREATE_BUCKET -> new CreateBucket(buckets, bodies);
      case GET_BUCKET -> new GetBucket(buckets);
      case DELETE_BUCKET -> new DeleteBucket(buckets);
      case LIST_OBJECTS -> new ListObjects(objects, config.pageEntries());
      case GET_OBJECT -> new GetObject(objects);
      case HEAD_OBJECT -> new HeadObject(objects);
      case PUT_OBJECT -> new PutObject(objects, metadata);
      case DELETE_OBJECT -> new DeleteObject(objects);
      case GET_OBJECT_METADATA -> new GetObjectMetadata(objects);
      case UPDATE_OBJECT_METADATA -> new UpdateObjectMetadata(objects, bodies, metadata);
      case COPY_OBJECT -> new CopyObject(objects, bodies, metadata);
      case MOVE_OBJECT -> new MoveObject(objects, bodies);
    };
  }
}
