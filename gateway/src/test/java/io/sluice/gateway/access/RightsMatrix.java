package io.sluice.gateway.access;

import io.sluice.gateway.People;
import io.sluice.gateway.People.Person;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everybody who may meet a bucket, and what each may do with it: said once, for the operations of
 * every protocol. The people are made when this is.
 */
public final class RightsMatrix {
  /** The prefix of the grant that {@link Role#PREFIX_ONLY} holds, and another. */
  public static final String INSIDE = "in/";

  public static final String OUTSIDE = "out/";

  /** Who asks. */
  public enum Role {
    ROOT,
    /** Made the bucket. */
    OWNER,
    /** Granted a right on the whole bucket. */
    READER,
    WRITER,
    MANAGER,
    /** In a group that may read the whole bucket. */
    MEMBER,
    /** Granted to read and write {@link #INSIDE}. */
    PREFIX_ONLY,
    /** In a group that was granted nothing. */
    OTHER_GROUP,
    /** Signs nothing. */
    ANONYMOUS,
    /** The owner, with a key that was deleted. */
    REVOKED
  }

  /** What an operation asks of whoever wants it done. */
  public enum Need {
    /** A key, whosever. */
    KEY,
    /** A user who may create buckets. */
    CREATOR,
    /** Any grant on the bucket. */
    ANY_GRANT,
    READ,
    WRITE,
    READ_AND_WRITE,
    /** All of the bucket. */
    MANAGE,
    /** The operator. */
    OPERATOR
  }

  private final People people;
  private final Group school;
  private final Map<Role, Person> persons = new EnumMap<>(Role.class);

  public RightsMatrix(People people) {
    this.people = people;
    this.school = people.group();
    persons.put(Role.OWNER, people.creator());
    persons.put(Role.MEMBER, people.person(school));
    persons.put(Role.OTHER_GROUP, people.person(people.group()));
    for (Role role : List.of(Role.READER, Role.WRITER, Role.MANAGER, Role.PREFIX_ONLY)) {
      persons.put(role, people.person());
    }
    Person revoked = people.withKey(persons.get(Role.OWNER).user());
    People.await(people.inside().keys().delete(People.OPERATOR, revoked.accessKeyId()));
    persons.put(Role.REVOKED, revoked);
  }

  /** Empty for root and for anonymous. */
  public Optional<Person> person(Role role) {
    return Optional.ofNullable(persons.get(role));
  }

  /** Gives each their rights on a bucket that the owner has made. */
  public void grantOn(String bucket) {
    people.grant(bucket, person(Role.READER).orElseThrow().grantee(), "", Right.READ);
    people.grant(bucket, person(Role.WRITER).orElseThrow().grantee(), "", Right.WRITE);
    people.grant(bucket, person(Role.MANAGER).orElseThrow().grantee(), "", Right.MANAGE);
    people.grant(bucket, Grantee.group(school.id()), "", Right.READ);
    people.grant(
        bucket, person(Role.PREFIX_ONLY).orElseThrow().grantee(), INSIDE, Right.READ, Right.WRITE);
  }

  /** Whether it must be done. Where not, the answer must say that access is denied. */
  public static boolean mayBeDone(Role role, Need need, String prefix) {
    boolean inside = prefix.equals(INSIDE);
    return switch (role) {
      case ROOT -> true;
      case OWNER -> need != Need.OPERATOR;
      case MANAGER -> need != Need.OPERATOR && need != Need.CREATOR;
      case READER, MEMBER -> List.of(Need.KEY, Need.ANY_GRANT, Need.READ).contains(need);
      case WRITER -> List.of(Need.KEY, Need.ANY_GRANT, Need.WRITE).contains(need);
      case PREFIX_ONLY ->
          switch (need) {
            case KEY, ANY_GRANT -> true;
            case READ, WRITE, READ_AND_WRITE -> inside;
            case CREATOR, MANAGE, OPERATOR -> false;
          };
      case OTHER_GROUP -> need == Need.KEY;
      case ANONYMOUS, REVOKED -> false;
    };
  }
}
