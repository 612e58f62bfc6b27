package io.sluice.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.spi.BucketName;
import io.sluice.spi.ObjectKey;
import io.sluice.spi.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where keys that anybody chooses lead to. */
class KeyPathProperties {

  private static List<List<String>> places(String key) {
    Assume.that(ObjectKey.isValid(key));
    ObjectRef ref = new ObjectRef(new BucketName("bucket"), new ObjectKey(key));
    return KeyPath.of(ref).candidates().stream().map(FilePath::names).toList();
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('\0') < 0
        && name.getBytes(StandardCharsets.UTF_8).length <= 255;
  }

  @Property
  void noKeyLeadsOutOfItsBucket(@ForAll("keys") String key) {
    for (List<String> place : places(key)) {
      assertThat(place.getFirst()).isEqualTo("bucket");
      assertThat(place).hasSizeGreaterThan(1).allMatch(KeyPathProperties::isName);
      assertThat(place.getLast()).doesNotStartWith(Names.TEMPORARY);
    }
  }

  @Property
  void noTwoKeysHaveTheSamePlace(@ForAll("keys") String one, @ForAll("keys") String other) {
    Assume.that(!one.equals(other));
    Set<String> places = new TreeSet<>();
    List<List<String>> all = new ArrayList<>(places(one));
    all.addAll(places(other));
    all.forEach(place -> places.add(String.join("/", place)));
    assertThat(places).hasSameSizeAs(all);
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.oneOf(
        Inputs.of(
            "/",
            ".",
            "..",
            "a",
            Names.FILE,
            Names.DIRECTORY,
            Names.HASHED,
            Names.TEMPORARY,
            Names.HASHED_FILE,
            "x".repeat(245),
            "ü".repeat(125)),
        Inputs.near("papers/2025/a b+c%.txt", "a//b/../c/."),
        Inputs.words());
  }
}
