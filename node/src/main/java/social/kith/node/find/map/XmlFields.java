package social.kith.node.find.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elements of an XML text that have text in them, in their order, by names without prefix: all
 * that is read of what routers say. There are no entities but those that XML has itself, and
 * nothing is fetched.
 */
final class XmlFields {
  private static final int MAX_FIELDS = 2_000;
  private static final Pattern TAG = Pattern.compile("<(/?)(?:[\\w.-]{1,64}:)?([\\w.-]{1,64})");

  private final List<Field> fields = new ArrayList<>();

  /**
   * An element.
   *
   * @param name without prefix
   * @param text in it; empty for the end of one that has others in it
   */
  record Field(String name, Optional<String> text) {}

  private XmlFields() {}

  /** Reads as much as there is. */
  static XmlFields of(String xml) {
    XmlFields found = new XmlFields();
    String text = withoutComments(xml);
    Matcher tag = TAG.matcher(text);
    String open = "";
    int from = 0;
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', from)) {
      int end = text.indexOf('>', at);
      if (end < 0 || found.fields.size() >= MAX_FIELDS) {
        break;
      }
      if (tag.region(at, end).lookingAt()) {
        boolean closing = !tag.group(1).isEmpty();
        String name = tag.group(2);
        if (closing) {
          Optional<String> value =
              name.equals(open) ? Optional.of(plain(text.substring(from, at))) : Optional.empty();
          found.fields.add(new Field(name, value));
        }
        open = closing ? "" : name;
      }
      from = end + 1;
    }
    return found;
  }

  private static String withoutComments(String xml) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int at = xml.indexOf("<!--"); at >= 0; at = xml.indexOf("<!--", from)) {
      out.append(xml, from, at);
      int end = xml.indexOf("-->", at + 4);
      if (end < 0) {
        return out.toString();
      }
      from = end + 3;
    }
    return out.append(xml, from, xml.length()).toString();
  }

  private static String plain(String text) {
    return text.strip()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  /** The text of the first element of this name. */
  Optional<String> first(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .flatMap(field -> field.text().stream())
        .findFirst();
  }

  /** All of them. */
  List<Field> all() {
    return List.copyOf(fields);
  }
}
