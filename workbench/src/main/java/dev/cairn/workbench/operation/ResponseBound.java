package dev.cairn.workbench.operation;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps answers to a length that agents can read: texts and lists are cut, the longer the answer the more, and that is said. */
public final class ResponseBound {

    /** The member that says what was left out. */
    static final String CUT = "cut";

    /** The characters of an answer as JSON; agents' hosts cut, or refuse, what is much longer. */
    static final int MOST = 60_000;

    /** What is tried, one after the other: how long texts may be, how many items lists and members objects may have. */
    private static final List<ResponseBound> STEPS = List.of(
            new ResponseBound(30_000, 1000),
            new ResponseBound(30_000, 100),
            new ResponseBound(4000, 100),
            new ResponseBound(2000, 50),
            new ResponseBound(500, 30),
            new ResponseBound(200, 15),
            new ResponseBound(100, 8),
            new ResponseBound(80, 4),
            new ResponseBound(60, 2));

    private final int text;
    private final int items;

    private ResponseBound(int text, int items) {
        this.text = text;
        this.items = items;
    }

    /** The answer, or as much of it as there is room for. */
    static Map<String, @Nullable Object> fitted(Map<String, @Nullable Object> answer) {
        if (length(answer) <= MOST) {
            return answer;
        }
        for (ResponseBound step : STEPS) {
            Map<String, @Nullable Object> cut = step.members(answer);
            cut.put(
                    CUT,
                    "The answer would have more than " + MOST + " characters: texts end after " + step.text
                            + " characters, lists after " + step.items + " items. Ask for less at a time.");
            if (length(cut) <= MOST) {
                return cut;
            }
        }
        throw new OperationFailure(
                "The answer would be too long, even when it is cut. Ask for less, such as fewer records or pages.");
    }

    /** A message, or its beginning. */
    static String fitted(String message) {
        return new ResponseBound(MOST / 10, 0).text(message);
    }

    private static int length(Map<String, @Nullable Object> answer) {
        return Json.write(answer).length();
    }

    private Map<String, @Nullable Object> members(Map<?, ? extends @Nullable Object> all) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        all.forEach((name, member) -> {
            if (members.size() < items) {
                members.put(String.valueOf(name), value(member));
            }
        });
        return members;
    }

    private @Nullable Object value(@Nullable Object value) {
        if (value instanceof String whole) {
            return text(whole);
        }
        if (value instanceof Map<?, ?> all) {
            return members(all);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> first = new ArrayList<>();
            list.stream().limit(items).forEach(item -> first.add(value(item)));
            return first;
        }
        return value;
    }

    private String text(String whole) {
        return shortened(whole, text);
    }

    /** A text, or its beginning and how long it is. */
    public static String shortened(String whole, int most) {
        return whole.length() <= most ? whole : Phrases.shortened(whole, most) + " (" + whole.length() + " characters)";
    }
}
