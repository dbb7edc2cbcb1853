package dev.bqt.compiler.check.tree;

import java.util.List;

/** The functions that BqTail calls in PARAMETERS, such as {@code $Replace($1, '-', '')}. */
public final class Functions {

  /** All of them, by the names that stand behind the dollar. */
  public static final List<String> NAMES =
      List.of(
          "AsInt",
          "AsString",
          "AsFloat",
          "AsFloat32",
          "AsFloat32Ptr",
          "AsBool",
          "AsMap",
          "AsData",
          "AsCollection",
          "AsJSON",
          "Type",
          "Join",
          "Split",
          "Keys",
          "Values",
          "Length",
          "Len",
          "IndexOf",
          "FormatTime",
          "QueryEscape",
          "QueryUnescape",
          "Base64Encode",
          "Base64Decode",
          "Base64DecodeText",
          "TrimSpace",
          "Elapsed",
          "Sum",
          "Count",
          "AsNumber",
          "Select",
          "Rand",
          "Concat",
          "Merge",
          "AsStringMap",
          "Replace",
          "ToLower",
          "ToUpper",
          "AsNewLineDelimitedJSON",
          "LoadJSON");

  private Functions() {}
}
