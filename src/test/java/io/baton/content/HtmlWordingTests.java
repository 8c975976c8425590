package io.baton.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.shared.BatonException;
import io.baton.shared.Finding;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class HtmlWordingTests {
  private static final List<String> DECLARED = List.of("items[]", "code");
  private static final String MAIL =
      """
      <div style="color:#0f766e; padding: 8px 16px">
      #if($name)<p title="$name">尊敬的<b>$name</b></p>#else<p>尊敬的客户</p>#end
      <table width="100%"><tbody>#foreach($i in $items)<tr><td bgcolor="#fff">$i</td></tr>#end</tbody></table>
      <a href="https://bank.example/p?c=$code&amp;s=mail" title="${offer}">$offer</a>
      <img src="https://bank.example/a.png" alt="${name|'<客户>'}" width="600"/><br/>
      &copy; bank &nbsp;
      </div>""";

  private static final String[] HOSTILE = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    "</td></tr></table><svg/onload=alert(1)>",
    "<!--",
    "-->",
    "]]>",
    "&lt;script&gt;",
    "&#60;b&#62;",
    "\0\u0007\uFFFF",
    "$name #set($a=1)",
    "`${7*7}`"
  };

  @Test
  void shouldTakeMailAsMarketersWriteIt() {
    assertThat(findings(MAIL)).isEmpty();
    Rendered mail =
        render(MAIL, Map.of("offer", "A&B", "name", "王<b>", "items", "x\ny", "code", "C-1"));
    assertThat(mail.html())
        .contains(
            "<b>王&lt;b&gt;</b>", "title=\"A&amp;B\"", ">A&amp;B</a>", "<td bgcolor=\"#fff\">y</td>")
        .contains("p?c=C-1&amp;s=mail")
        .startsWith("<!DOCTYPE html><html lang=\"zh-CN\">");
    assertThat(mail.text()).as("plain text is not escaped").isEqualTo("A&B");
  }

  /** Whatever a customer's values are, the reader sees the same elements and attributes. */
  @Property(tries = 300)
  void shouldKeepItsStructureWhateverTheFieldsSay(
      @ForAll("values") String name,
      @ForAll("values") String offer,
      @ForAll("values") String item) {
    List<String> harmless = structure(Map.of("name", "x", "offer", "x", "items", "x", "code", "1"));
    String one = item.replaceAll("\\R", " ").isBlank() ? "x" : item.replaceAll("\\R|\u0085", " ");
    assertThat(structure(Map.of("name", name, "offer", offer, "items", one, "code", "1")))
        .isEqualTo(harmless);
  }

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> signs =
        Arbitraries.strings().withChars("<>\"'&`=/ \n\t#;:-!$(){}[]ab\u2028\uFFFE").ofMaxLength(30);
    return Arbitraries.oneOf(
            Arbitraries.of(HOSTILE), signs, Arbitraries.strings().all().ofMaxLength(10))
        .map(HtmlWordingTests::withoutHalves)
        .filter(value -> !value.isBlank());
  }

  /** Half a surrogate pair is no character; XML, the oracle, does not read it. */
  private static String withoutHalves(String value) {
    StringBuilder whole = new StringBuilder();
    value
        .codePoints()
        .filter(c -> !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
        .filter(c -> Character.isDefined(c) && (c & 0xFFFE) != 0xFFFE)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<svg onload=\"alert(1)\"></svg>",
        "<p onclick=\"alert(1)\">x</p>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
        "<a href=\" https://bank.example/\">x</a>",
        "<a href=\"data:text/html,x\">x</a>",
        "<a href=\"//evil.example/\">x</a>",
        "<a href=\"http://bank.example/\">x</a>",
        "<a href=\"https://user@evil.example/\">x</a>",
        "<a href=\"https://bank.example\\@evil.example/\">x</a>",
        "<a href=\"$offer\">x</a>",
        "<a href=\"https://$offer/x\">x</a>",
        "<a href=\"https://bank.example$offer\">x</a>",
        "<a href=\"https://bank.example/${name|'x'}\">x</a>",
        "<img src=\"https://bank.example/$offer\"/>",
        "<img src=x onerror=alert(1)>",
        "<p style=\"background:url(https://evil.example/a)\">x</p>",
        "<p style=\"width: expression(alert(1))\">x</p>",
        "<p style=\"color:$offer\">x</p>",
        "<p style=\"position:fixed\">x</p>",
        "<p $offer>x</p>",
        "<p title=$offer>x</p>",
        "<p title='$offer'>x</p>",
        "<$offer>x</p>",
        "<p title=\"a\" title=\"b\">x</p>",
        "<P>x</P>",
        "<p>x",
        "x</p>",
        "<b><i>x</b></i>",
        "<br>",
        "<p/>",
        "<!-- x -->",
        "<!DOCTYPE html>",
        "<![CDATA[x]]>",
        "<?php x ?>",
        "<iframe src=\"https://bank.example/\"></iframe>",
        "<form action=\"https://bank.example/\"></form>",
        "<base href=\"https://evil.example/\"/>",
        "<meta http-equiv=\"refresh\"/>",
        "<style>x</style>",
        "<p>a & b</p>",
        "<p>1 < 2</p>",
        "a > b",
        "<p>#if($name)</p><p>#end</p>",
        "#if($name)<p>#end x",
        "#if($name)<b>#else<i>#end x</b>",
        "<p #if($name)title=\"x\"#end>x</p>",
        "<p title=\"#if($name)x#end\">x</p>",
        "#foreach($i in $items)<p>#end",
        "<p title=\"\uE000\">x</p>",
        "<p>#[[<script>]]#</p>",
        "<p title=\"x"
      })
  void shouldRefuseAtSaveWhatCouldChangeItsStructure(String html) {
    assertThat(findings(html))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.place()).startsWith("html"));
  }

  @Test
  void shouldSayWhere() {
    assertThat(findings("<p>ok</p>\n<p>x<script>y</script></p>"))
        .extracting(Finding::place)
        .contains("html, line 2, column 12");
  }

  @Test
  void shouldSendNothingWhereAnAddressWouldNeedEscaping() {
    Map<String, String> fields = Map.of("offer", "x", "name", "x", "items", "x", "code", "a&b=c");
    assertThatThrownBy(() -> render(MAIL, fields))
        .isInstanceOfSatisfying(
            BatonException.class,
            e -> assertThat(e.code()).isEqualTo(ContentError.CONTENT_NOT_RENDERED));
  }

  @Test
  void shouldAskForTheMarksOfCommercialMail() {
    assertThat(codes("EMAIL", "您好", "退订请回复")).containsExactly("CONTENT_MARK_MISSING");
    assertThat(codes("EMAIL", "【广告】您好", "您好")).containsExactly("CONTENT_OPT_OUT_MISSING");
    assertThat(codes("EMAIL", "#if($name)【广告】#end您好", "退订"))
        .containsExactly("CONTENT_MARK_MISSING");
    assertThat(codes("EMAIL", "【广告】您好", "退订请回复")).isEmpty();
    assertThat(codes("SMS", null, "您好")).containsExactly("CONTENT_OPT_OUT_MISSING");
    MarketingMarks strict =
        new MarketingMarks(Map.of("SMS", Map.of("zh", List.of("【银行】"))), Map.of());
    assertThat(strict.findings("SMS", "zh-CN", "", "您好")).hasSize(1);
    assertThat(strict.findings("SMS", "zh-CN", "", "【银行】您好")).isEmpty();
    assertThat(strict.findings("SMS", "en", "", "hello")).isEmpty();
  }

  private static List<String> codes(String channel, @Nullable String subject, String body) {
    return Wording.findings(
            new TemplateDraft("t", channel, "zh-CN", subject, body), MarketingMarks.USUAL)
        .stream()
        .map(Finding::code)
        .toList();
  }

  private static List<Finding> findings(String html) {
    return Wording.findings(
        new TemplateDraft("t", "EMAIL", "zh-CN", "MARKETING", "【广告】x", "$offer 退订", html, DECLARED),
        MarketingMarks.USUAL);
  }

  private static Rendered render(String html, Map<String, String> fields) {
    return Wording.of("zh-CN", "x", "$offer", html, DECLARED).render(fields);
  }

  /** Elements and attribute names in order, read by an XML parser that knows nothing of ours. */
  private static List<String> structure(Map<String, String> fields) {
    String html = String.valueOf(render(MAIL, fields).html());
    String xml =
        html.replace("<!DOCTYPE html>", "").replace("&copy;", "&#169;").replace("&nbsp;", "&#160;");
    try {
      List<String> seen = new ArrayList<>();
      collect(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(xml)))
              .getDocumentElement(),
          seen);
      return seen;
    } catch (Exception e) {
      throw new AssertionError(xml, e);
    }
  }

  private static void collect(Node node, List<String> into) {
    if (node.getNodeType() == Node.ELEMENT_NODE) {
      into.add(node.getNodeName());
      for (int i = 0; i < node.getAttributes().getLength(); i++) {
        into.add("@" + ((Attr) node.getAttributes().item(i)).getName());
      }
    } else if (node.getNodeType() != Node.TEXT_NODE) {
      into.add("node " + node.getNodeType());
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collect(child, into);
    }
  }
}
