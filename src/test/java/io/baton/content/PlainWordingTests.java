package io.baton.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.SimpleNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

class PlainWordingTests {
  private static final RuntimeInstance ENGINE = WordingEngine.create();
  private static final List<String> PIECES =
      List.of(
          "$name",
          "${name}",
          "${name|'客户'}",
          "$offer",
          "${offer|'a b'}",
          "$!name",
          "$!{offer}",
          "您好，",
          " 5$ ",
          "100%",
          "\\",
          "\\$name",
          "$$name",
          "# ",
          "\n",
          "{",
          "}",
          "|",
          "'",
          "$ ",
          "${campaign}!",
          "$campaign.",
          "a",
          "#[[ $name ]]#",
          "##\n",
          "🎁",
          "$name|'x'");

  @Property(tries = 2_000)
  void shouldSayWhatTheEngineSays(
      @ForAll("wordings") String wording, @ForAll("values") Map<String, String> values) {
    SimpleNode root;
    try {
      root = parsed(wording);
    } catch (ParseException e) {
      throw new TestAbortedException("no wording", e);
    }
    PlainWording plain = PlainWording.of(root);
    Assume.that(plain != null);

    assertThat(Objects.requireNonNull(plain).render(values)).isEqualTo(byEngine(root, values));
  }

  @Provide
  Arbitrary<String> wordings() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(each -> String.join("", each));
  }

  @Provide
  Arbitrary<Map<String, String>> values() {
    return Arbitraries.maps(
        Arbitraries.of("name", "offer", "campaign"),
        Arbitraries.of("", " ", "false", "0", "$offer", "王芳", "\\", "#if(true)x#end", "null"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"您好", "$name", "尊敬的${name|'客户'}，$offer 拒收请回复R", "${campaign}: $offer"})
  void shouldKnowTheUsualWordings(String wording) throws ParseException {
    assertThat(PlainWording.of(parsed(wording))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#if($name)a#end", "#set($x = 'a')$x", "$!name", "\\$name", "${name|$offer}"})
  void shouldLeaveTheOthersToTheEngine(String wording) throws ParseException {
    assertThat(PlainWording.of(parsed(wording))).isNull();
  }

  @Test
  void shouldRefuseATextThatIsTooLong() {
    Wording wording = Wording.of(null, "$offer$offer", List.of("offer"));
    String half = "x".repeat(CappedWriter.MAXIMUM_LENGTH / 2);

    assertThat(wording.render(Map.of("offer", half)).text()).hasSize(2 * half.length());
    assertThatThrownBy(() -> wording.render(Map.of("offer", half + "x")))
        .isInstanceOf(BatonException.class)
        .hasMessageContaining("longer than");
  }

  private static SimpleNode parsed(String wording) throws ParseException {
    Template template = new Template();
    template.setRuntimeServices(ENGINE);
    SimpleNode root = ENGINE.parse(new StringReader(wording), template);
    template.setData(root);
    template.initDocument();
    return root;
  }

  private static @Nullable String byEngine(SimpleNode root, Map<String, String> values) {
    Template template = new Template();
    template.setName("wording");
    template.setRuntimeServices(ENGINE);
    template.setData(root);
    StringWriter text = new StringWriter();
    try {
      template.merge(new VelocityContext(new HashMap<>(values)), text);
    } catch (VelocityException e) {
      return null;
    }
    return text.toString();
  }
}
