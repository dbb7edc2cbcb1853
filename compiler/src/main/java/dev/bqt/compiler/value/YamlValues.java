package dev.bqt.compiler.value;

import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Values as one YAML mapping; mappings inside of it lengthen the names. A number, a date and {@code
 * yes} are the text that stands there.
 */
final class YamlValues {

  private static final int DEEPEST = 50;

  private final NamedValues values;

  private YamlValues(NamedValues values) {
    this.values = values;
  }

  static void read(String text, NamedValues values) throws ValueProblem {
    Node root;
    try {
      root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
    } catch (MarkedYAMLException bad) {
      Mark mark = bad.getProblemMark();
      throw values.at(mark == null ? "" : place(mark), "This is not YAML.");
    } catch (YAMLException bad) {
      throw values.at("", "This is not YAML.");
    }
    if (root == null) {
      return;
    }
    if (!(root instanceof MappingNode mapping)) {
      throw values.at("", "Values are one YAML mapping, name: value.");
    }
    new YamlValues(values).fields("", mapping, 0);
  }

  private void fields(String above, MappingNode mapping, int depth) throws ValueProblem {
    if (depth > DEEPEST) {
      throw values.at(place(mapping.getStartMark()), "Nested too deeply.");
    }
    for (NodeTuple field : mapping.getValue()) {
      String place = place(field.getKeyNode().getStartMark());
      if (!(field.getKeyNode() instanceof ScalarNode key)) {
        throw values.at(place, "A name is a text.");
      }
      String name = NamedValues.inside(above, key.getValue());
      if (field.getValueNode() instanceof MappingNode nested) {
        fields(name, nested, depth + 1);
      } else if (field.getValueNode() instanceof ScalarNode value) {
        if (value.getTag().equals(Tag.NULL)) {
          throw values.noText(name, "empty (in quotes, \"\", it would be a text)", place);
        }
        values.put(name, value.getValue(), place);
      } else {
        throw values.noText(name, "a list", place);
      }
    }
  }

  private static String place(Mark mark) {
    return NamedValues.place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
