package dev.bqt.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bqt.compiler.RuleCompiler;
import dev.bqt.compiler.Settings;
import dev.bqt.compiler.source.SourceFile;
import dev.bqt.compiler.target.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which names actions know depends on who reads the rules. */
class NamesOfTargetsTest {

  private static final String RULE =
      "WHEN PREFIX \"/a/\" SUFFIX \".csv\" LOAD INTO shop.t ON SUCCESS QUERY \"%s\";";

  @Test
  void in2019ActionsKnewFiveNames() {
    assertThat(found("SELECT '$JobID $EventID $SourceTable $DestTable $Error'")).isEmpty();
  }

  @Test
  void in2019WhatCameLaterStaysAsItIs() {
    assertThat(found("SELECT '$LoadURIs'")).containsExactly("unknown-dollar-name");
    assertThat(found("SELECT '${TriggerBucket}'")).containsExactly("unknown-variable");
  }

  private static List<String> found(String sql) {
    SourceFile source = SourceFile.of("a.bqt", RULE.formatted(sql));
    return RuleCompiler.compile(List.of(source), Settings.NONE.with(Target.BQTAIL_2019))
        .diagnostics()
        .stream()
        .map(each -> each.id().id())
        .toList();
  }
}
