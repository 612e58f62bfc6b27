package io.sluice.gateway.rest;

import io.sluice.gateway.config.LimitsConfig;
import io.sluice.gateway.config.RestConfig;
import io.sluice.gateway.objects.Buckets;
import io.sluice.gateway.objects.Documents;
import io.sluice.gateway.objects.Objects;
import io.sluice.gateway.rest.operation.AddMember;
import io.sluice.gateway.rest.operation.CopyObject;
import io.sluice.gateway.rest.operation.CreateBucket;
import io.sluice.gateway.rest.operation.CreateGroup;
import io.sluice.gateway.rest.operation.CreateKey;
import io.sluice.gateway.rest.operation.CreateUser;
import io.sluice.gateway.rest.operation.DeleteBucket;
import io.sluice.gateway.rest.operation.DeleteDeadLetter;
import io.sluice.gateway.rest.operation.DeleteGrant;
import io.sluice.gateway.rest.operation.DeleteGroup;
import io.sluice.gateway.rest.operation.DeleteKey;
import io.sluice.gateway.rest.operation.DeleteObject;
import io.sluice.gateway.rest.operation.DeleteObjectTags;
import io.sluice.gateway.rest.operation.DeleteQuarantined;
import io.sluice.gateway.rest.operation.DeleteUser;
import io.sluice.gateway.rest.operation.GetBucket;
import io.sluice.gateway.rest.operation.GetBucketSettings;
import io.sluice.gateway.rest.operation.GetGroup;
import io.sluice.gateway.rest.operation.GetJob;
import io.sluice.gateway.rest.operation.GetMe;
import io.sluice.gateway.rest.operation.GetObject;
import io.sluice.gateway.rest.operation.GetObjectMetadata;
import io.sluice.gateway.rest.operation.GetObjectStatus;
import io.sluice.gateway.rest.operation.GetObjectTags;
import io.sluice.gateway.rest.operation.GetOpenapi;
import io.sluice.gateway.rest.operation.GetUser;
import io.sluice.gateway.rest.operation.HeadObject;
import io.sluice.gateway.rest.operation.ListBuckets;
import io.sluice.gateway.rest.operation.ListDeadLetters;
import io.sluice.gateway.rest.operation.ListGrants;
import io.sluice.gateway.rest.operation.ListGroups;
import io.sluice.gateway.rest.operation.ListJobs;
import io.sluice.gateway.rest.operation.ListKeys;
import io.sluice.gateway.rest.operation.ListMembers;
import io.sluice.gateway.rest.operation.ListObjects;
import io.sluice.gateway.rest.operation.ListQuarantined;
import io.sluice.gateway.rest.operation.ListUsers;
import io.sluice.gateway.rest.operation.MetadataRules;
import io.sluice.gateway.rest.operation.MoveObject;
import io.sluice.gateway.rest.operation.PutGrant;
import io.sluice.gateway.rest.operation.PutObject;
import io.sluice.gateway.rest.operation.PutObjectTags;
import io.sluice.gateway.rest.operation.RedriveDeadLetters;
import io.sluice.gateway.rest.operation.ReleaseQuarantined;
import io.sluice.gateway.rest.operation.RemoveMember;
import io.sluice.gateway.rest.operation.Search;
import io.sluice.gateway.rest.operation.StartJob;
import io.sluice.gateway.rest.operation.UpdateBucketSettings;
import io.sluice.gateway.rest.operation.UpdateKey;
import io.sluice.gateway.rest.operation.UpdateObjectMetadata;
import io.sluice.gateway.rest.operation.UpdateUser;
import java.util.EnumMap;
import java.util.Map;

/** One handler for each row of the table. */
public final class RestOperations {
  private final Buckets buckets;
  private final Objects objects;
  private final Directory directory;
  private final Insight insight;
  private final Bodies bodies;
  private final RestConfig config;
  private final MetadataRules metadata;
  private final Map<RestOperation, Operation> handlers = new EnumMap<>(RestOperation.class);

  public RestOperations(
      Buckets buckets,
      Objects objects,
      Directory directory,
      Insight insight,
      Documents documents,
      RestConfig config,
      LimitsConfig limits) {
    this.buckets = buckets;
    this.objects = objects;
    this.directory = directory;
    this.insight = insight;
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
    int most = config.pageEntries();
    return switch (operation) {
      case GET_OPENAPI -> new GetOpenapi();
      case LIST_BUCKETS -> new ListBuckets(buckets, most);
      case CREATE_BUCKET -> new CreateBucket(buckets, bodies);
      case GET_BUCKET -> new GetBucket(buckets);
      case DELETE_BUCKET -> new DeleteBucket(buckets);
      case GET_BUCKET_SETTINGS -> new GetBucketSettings(buckets, insight.policies());
      case UPDATE_BUCKET_SETTINGS -> new UpdateBucketSettings(buckets, bodies, insight.policies());
      case LIST_OBJECTS -> new ListObjects(objects, most);
      case GET_OBJECT -> new GetObject(objects);
      case HEAD_OBJECT -> new HeadObject(objects);
      case PUT_OBJECT -> new PutObject(objects, metadata);
      case DELETE_OBJECT -> new DeleteObject(objects);
      case GET_OBJECT_METADATA -> new GetObjectMetadata(objects);
      case UPDATE_OBJECT_METADATA -> new UpdateObjectMetadata(objects, bodies, metadata);
      case COPY_OBJECT -> new CopyObject(objects, bodies, metadata);
      case MOVE_OBJECT -> new MoveObject(objects, bodies);
      case GET_OBJECT_TAGS -> new GetObjectTags(objects);
      case PUT_OBJECT_TAGS -> new PutObjectTags(objects, bodies);
      case DELETE_OBJECT_TAGS -> new DeleteObjectTags(objects);
      case GET_OBJECT_STATUS -> GetObjectStatus.byQuery(insight.findability());
      case GET_OBJECT_STATUS_BY_PATH -> GetObjectStatus.byPath(insight.findability());
      case SEARCH -> new Search(insight.searching());
      case LIST_QUARANTINED -> new ListQuarantined(insight.quarantine(), most);
      case RELEASE_QUARANTINED -> new ReleaseQuarantined(insight.quarantine(), bodies);
      case DELETE_QUARANTINED -> new DeleteQuarantined(insight.quarantine());
      case LIST_DEAD_LETTERS -> new ListDeadLetters(insight.undelivered(), most);
      case REDRIVE_DEAD_LETTERS -> new RedriveDeadLetters(insight.undelivered(), bodies);
      case DELETE_DEAD_LETTER -> new DeleteDeadLetter(insight.undelivered());
      case LIST_JOBS -> new ListJobs(insight.jobs());
      case START_JOB -> new StartJob(insight.jobs(), bodies);
      case GET_JOB -> new GetJob(insight.jobs());
      case GET_ME -> new GetMe();
      case LIST_USERS -> new ListUsers(directory.users(), most);
      case CREATE_USER -> new CreateUser(directory.users(), bodies);
      case GET_USER -> new GetUser(directory.users());
      case UPDATE_USER -> new UpdateUser(directory.users(), bodies);
      case DELETE_USER -> new DeleteUser(directory.users());
      case LIST_KEYS -> new ListKeys(directory.keys());
      case CREATE_KEY -> new CreateKey(directory.keys(), bodies);
      case UPDATE_KEY -> new UpdateKey(directory.keys(), bodies);
      case DELETE_KEY -> new DeleteKey(directory.keys());
      case LIST_GROUPS -> new ListGroups(directory.groups(), most);
      case CREATE_GROUP -> new CreateGroup(directory.groups(), bodies);
      case GET_GROUP -> new GetGroup(directory.groups());
      case DELETE_GROUP -> new DeleteGroup(directory.groups());
      case LIST_MEMBERS -> new ListMembers(directory.users(), directory.groups(), most);
      case ADD_MEMBER -> new AddMember(directory.users());
      case REMOVE_MEMBER -> new RemoveMember(directory.users());
      case LIST_GRANTS -> new ListGrants(directory.grants());
      case PUT_GRANT -> new PutGrant(directory.grants(), bodies);
      case DELETE_GRANT -> new DeleteGrant(directory.grants());
    };
  }
}
