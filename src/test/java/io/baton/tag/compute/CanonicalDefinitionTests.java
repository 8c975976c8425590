package io.baton.tag.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CanonicalDefinitionTests {
  private static final String CARD = "{'field':'kind','op':'eq','value':'CARD'}";
  private static final String BIG = "{'field':'amount','op':'gt','value':10}";

  @Test
  void shouldTakeSpellingsOfOneDefinitionForOne() {
    List<String> same =
        List.of(
            "{'all':[" + CARD + "," + BIG + "]}",
            "{'all':[" + BIG + "," + CARD + "]}",
            "{'all':[{'all':[" + BIG + "]}," + CARD + "," + CARD + "]}",
            "{'all':[{'field':'kind','op':'in','value':['CARD']}," + BIG + "]}",
            "{'all':[{'not':{'not':" + CARD + "}},{'field':'amount','op':'gt','value':'10.00'}]}");

    assertThat(same.stream().map(CanonicalDefinitionTests::hash)).containsOnly(hash(same.get(0)));
  }

  @Test
  void shouldTellDefinitionsApart() {
    List<String> different =
        List.of(
            CARD,
            BIG,
            "{'any':[" + CARD + "," + BIG + "]}",
            "{'all':[" + CARD + "," + BIG + "]}",
            "{'not':" + CARD + "}",
            "{'field':'kind','op':'ne','value':'CARD'}",
            "{'field':'amount','op':'between','value':[1,2]}",
            "{'field':'amount','op':'between','value':[2,1]}",
            "{'field':'amount','op':'ge','value':10}");

    assertThat(different.stream().map(CanonicalDefinitionTests::hash)).doesNotHaveDuplicates();
  }

  @Test
  void shouldFindNoDefinitionTwiceInTheKits() {
    Set<String> seen = new HashSet<>();
    for (TagKit kit : TagKits.read(JsonMapper.builder().build())) {
      for (TagKit.Member member : kit.members()) {
        TagDefinition definition = TagDefinition.parse(member.definition());
        // The columns matter only for how numbers are written, and kits write them one way.
        FactTable table = new FactTable(definition.table(), null, List.of(), "");
        assertThat(seen.add(CanonicalDefinition.hash(definition, table)))
            .as(member.code())
            .isTrue();
      }
    }
  }

  private static String hash(String where) {
    return CanonicalDefinition.hash(
        TagEngineContractTests.definition(
            "{'table':'spending','aggregate':'count','where':" + where + "}"),
        TagEngineContractTests.SPENDING);
  }
}
