package dev.cairn.workbench.pip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the files that Python's {@code configparser} does: sections, keys, values that go on in indented lines. */
final class IniText {

    private final String file;
    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private @Nullable Map<String, String> section;
    private @Nullable String key;
    private int indentation;

    private IniText(String file) {
        this.file = file;
    }

    /** The values of each section, by keys in small letters. */
    static Map<String, Map<String, String>> parse(String file, String text) throws IndexException {
        IniText ini = new IniText(file);
        int number = 0;
        for (String line : text.replaceFirst("^\uFEFF", "").lines().toList()) {
            ini.read(line, ++number);
        }
        return ini.sections;
    }

    private void read(String line, int number) throws IndexException {
        String content = line.strip();
        if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
            return;
        }
        int indented = line.length() - line.stripLeading().length();
        if (section != null && key != null && indented > indentation) {
            section.merge(key, content, (before, more) -> before.isEmpty() ? more : before + "\n" + more);
        } else if (content.startsWith("[") && content.endsWith("]")) {
            section =
                    sections.computeIfAbsent(content.substring(1, content.length() - 1), name -> new LinkedHashMap<>());
            key = null;
        } else {
            int end = end(content);
            if (section == null || end < 1) {
                throw new IndexException(file + ":" + number + ":1: pip could not read this (expected "
                        + (section == null ? "a section such as [global]" : "key = value") + ")");
            }
            key = content.substring(0, end).strip().toLowerCase(Locale.ROOT);
            indentation = indented;
            section.put(key, content.substring(end + 1).strip());
        }
    }

    private static int end(String content) {
        for (int i = 0; i < content.length(); i++) {
            if (content.charAt(i) == '=' || content.charAt(i) == ':') {
                return i;
            }
        }
        return -1;
    }
}
