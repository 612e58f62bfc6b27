package io.sluice.gateway.s3.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contract.Inputs;
import io.sluice.gateway.access.CorsRule;
import io.sluice.gateway.access.Owner;
import io.sluice.gateway.objects.Tags;
import io.sluice.gateway.s3.error.S3Failure;
import io.sluice.gateway.s3.xml.XmlNode;
import io.sluice.gateway.s3.xml.XmlReader;
import io.sluice.spi.CompleteUpload.CompletedPart;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The documents of S3: each is taken, or refused in S3's own words. */
class DocumentProperties {
  private static final String PART =
      "<Part><PartNumber>2</PartNumber><ETag>\"abc\"</ETag>"
          + "<ChecksumCRC32>AAAAAA==</ChecksumCRC32></Part>";
  private static final String RULE =
      "<CORSRule><ID>a</ID><AllowedOrigin>http://*.example.org</AllowedOrigin>"
          + "<AllowedMethod>PUT</AllowedMethod><AllowedHeader>x-*</AllowedHeader>"
          + "<ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>30</MaxAgeSeconds></CORSRule>";
  private static final String TAG = "<Tag><Key>a</Key><Value>b c</Value></Tag>";
  private static final String OBJECT =
      "<Object><Key>a/b</Key><ETag>\"x\"</ETag><VersionId>null</VersionId></Object>";
  private static final String GRANT =
      "<Grant><Grantee><ID>me</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>";

  private static void readOrRefuse(String document, String root, Consumer<XmlNode> reading) {
    try {
      reading.accept(XmlReader.read(Buffer.buffer(document), root));
    } catch (S3Failure refused) {
      assertThat(refused.error().code().status()).isBetween(400, 501).isNotEqualTo(500);
    }
  }

  @Property
  void partsAreInOrderAndWithinTheLimits(@ForAll("completions") String document) {
    readOrRefuse(
        document,
        "CompleteMultipartUpload",
        root -> {
          List<CompletedPart> parts = CompleteMultipartUpload.parts(root);
          List<Integer> numbers = parts.stream().map(CompletedPart::number).toList();
          assertThat(numbers).isNotEmpty().isSorted().doesNotHaveDuplicates();
          assertThat(numbers).allMatch(number -> number >= 1 && number <= 10_000);
        });
  }

  @Property
  void wishesAreTakenOneByOne(@ForAll("deletions") String document) {
    readOrRefuse(
        document,
        "Delete",
        root -> assertThat(DeleteObjects.wishes(root)).hasSizeBetween(1, 1_000));
  }

  @Property
  void rulesComeBackAsTheyWere(@ForAll("rules") String document) {
    readOrRefuse(
        document,
        CorsDocument.ROOT,
        root -> {
          List<CorsRule> rules = CorsDocument.read(root);
          assertThat(rules).hasSizeBetween(1, CorsRule.PER_BUCKET_MAX);
          Buffer written = CorsDocument.write(rules);
          assertThat(CorsDocument.read(XmlReader.read(written, CorsDocument.ROOT)))
              .isEqualTo(rules);
        });
  }

  @Property
  void tagsComeBackAsTheyWere(@ForAll("taggings") String document) {
    readOrRefuse(
        document,
        Tagging.ROOT,
        root -> {
          Tags tags = Tagging.ofObject(root);
          assertThat(tags.size()).isLessThanOrEqualTo(Tags.PER_OBJECT_MAX);
          Predicate<Map.Entry<String, String>> valid =
              tag -> Tags.isKey(tag.getKey()) && Tags.isValue(tag.getValue());
          assertThat(tags.values().entrySet()).allMatch(valid);
          Buffer written = Tagging.document(tags);
          assertThat(Tagging.ofObject(XmlReader.read(written, Tagging.ROOT))).isEqualTo(tags);
        });
  }

  @Property
  void onlyTheOwnerIsTheOwner(@ForAll("lists") String document, @ForAll("owners") String owner) {
    readOrRefuse(document, AclDocument.ROOT, root -> AclDocument.isOwnersAlone(root, owner));
    XmlNode own =
        XmlReader.read(AclDocument.write(new Owner(owner, "name"), false), AclDocument.ROOT);
    assertThat(AclDocument.isOwnersAlone(own, owner)).isTrue();
    assertThat(AclDocument.isOwnersAlone(own, owner + "x")).isFalse();
  }

  private static Arbitrary<String> document(String root, String open, String close, String item) {
    String whole = "<" + root + ">" + open + item.repeat(2) + close + "</" + root + ">";
    Arbitrary<String> content =
        Arbitraries.oneOf(
            Inputs.near(open + item + close),
            Inputs.near(item).list().ofMaxSize(4).map(all -> open + String.join("", all) + close));
    return Arbitraries.oneOf(
        Inputs.near(whole), content.map(inner -> "<" + root + ">" + inner + "</" + root + ">"));
  }

  @Provide
  Arbitrary<String> owners() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(10);
  }

  @Provide
  Arbitrary<String> completions() {
    return document("CompleteMultipartUpload", "", "", PART);
  }

  @Provide
  Arbitrary<String> deletions() {
    return document("Delete", "<Quiet>true</Quiet>", "", OBJECT);
  }

  @Provide
  Arbitrary<String> rules() {
    return document(CorsDocument.ROOT, "", "", RULE);
  }

  @Provide
  Arbitrary<String> taggings() {
    return document(Tagging.ROOT, "<TagSet>", "</TagSet>", TAG);
  }

  @Provide
  Arbitrary<String> lists() {
    return document(AclDocument.ROOT, "<AccessControlList>", "</AccessControlList>", GRANT);
  }
}
