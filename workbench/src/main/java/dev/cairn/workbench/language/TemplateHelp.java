package dev.cairn.workbench.language;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.templates.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Completion and explanations inside of a template. */
record TemplateHelp(LastValues values) {

    private static final int LONGEST = 80;
    /** A variable and the members that follow it, as far as they are names: {@code record.owner['id']}. */
    private static final Pattern PATH =
            Pattern.compile("([A-Za-z_]\\w*)((?:\\.[A-Za-z_]\\w*|\\[\\s*(?:'[^']*'|\"[^\"]*\"|\\d+)\\s*\\])*)$");

    private static final Pattern MEMBER =
            Pattern.compile("\\.([A-Za-z_]\\w*)|\\[\\s*(?:'([^']*)'|\"([^\"]*)\"|(\\d+))\\s*\\]");
    private static final Pattern BEGUN_MEMBER =
            Pattern.compile("(.*?)(\\.\\w*|\\[\\s*['\"]?[^'\"\\]]*)$", Pattern.DOTALL);
    private static final Pattern FILTER = Pattern.compile("\\|\\s*\\w*$");
    private static final Map<String, String> SAME =
            Map.of("stream_interval", "stream_slice", "stream_partition", "stream_slice");

    /** @param written the template up to the point, without its braces */
    List<Completion> complete(String written, List<String> variables) {
        if (FILTER.matcher(written).find()) {
            return Templates.filterNames().stream()
                    .map(name -> new Completion(name, "filter", "", "function"))
                    .toList();
        }
        Matcher begun = BEGUN_MEMBER.matcher(written);
        if (begun.matches() && PATH.matcher(begun.group(1)).find()) {
            boolean bracket = begun.group(2).startsWith("[");
            return members(value(begun.group(1)), bracket);
        }
        List<Completion> offered = new ArrayList<>();
        for (String name : variables) {
            offered.add(new Completion(name, shown(last(name)), "", "variable"));
        }
        Templates.functionNames().forEach(name -> offered.add(new Completion(name, "function", "", "function")));
        return offered;
    }

    /** @param written the template up to the end of the word in question */
    Optional<String> explain(String written) {
        Matcher path = PATH.matcher(written);
        if (path.find()) {
            Object value = value(written);
            if (value != null) {
                return Optional.of(path.group() + " was " + shown(value));
            }
            String name = path.group(1);
            if (Templates.filterNames().contains(name)
                    && FILTER.matcher(written).find()) {
                return Optional.of(name + ": a filter");
            }
            if (Templates.functionNames().contains(name)) {
                return Optional.of(name + ": a function");
            }
            return Optional.of(path.group() + " had no value yet: run a test read");
        }
        return Optional.empty();
    }

    private static List<Completion> members(@Nullable Object value, boolean bracket) {
        List<Completion> members = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> {
                String name = String.valueOf(key);
                if (bracket || name.matches("[A-Za-z_]\\w*")) {
                    members.add(new Completion(bracket ? "'" + name + "']" : name, shown(member), "", "property"));
                }
            });
        }
        return members;
    }

    /** The value of the variable and members that a text ends with; null where it is not known. */
    private @Nullable Object value(String written) {
        Matcher path = PATH.matcher(written);
        if (!path.find()) {
            return null;
        }
        Object value = last(path.group(1));
        Matcher member = MEMBER.matcher(path.group(2));
        while (member.find()) {
            value = member(value, member);
        }
        return value;
    }

    private static @Nullable Object member(@Nullable Object value, Matcher member) {
        if (member.group(4) != null) {
            int index = Integer.parseInt(member.group(4));
            return value instanceof List<?> list && index < list.size() ? list.get(index) : null;
        }
        String name =
                member.group(1) != null ? member.group(1) : member.group(2) != null ? member.group(2) : member.group(3);
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private @Nullable Object last(String variable) {
        return values.variables().get(SAME.getOrDefault(variable, variable));
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String json = Json.write(value);
        return Phrases.shortened(json, LONGEST);
    }
}
