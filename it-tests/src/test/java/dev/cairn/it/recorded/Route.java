package dev.cairn.it.recorded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are answered, and how: one answer after the other, the last one for ever.
 *
 * @param method {@code *} for any
 * @param path as on the wire; a {@code *} at its end stands for any rest
 * @param parameters which must be there, decoded
 * @param headers which must be there, by lower-case name
 * @param bodyParts texts that the body must contain
 * @param step the only step in which the route is open, counted from 0; null: in all
 */
record Route(
        String method,
        String path,
        Map<String, String> parameters,
        Map<String, String> headers,
        List<String> bodyParts,
        @Nullable Integer step,
        List<Answer> answers) {

    /**
     * Reads an entry of {@code api}: {@code on: GET /path?name=value}, conditions, and either {@code answers} or the keys
     * of a single answer.
     */
    static Route of(Object entry, String baseUrl) {
        Fields fields = new Fields("api", entry);
        String on = fields.text("on", "");
        String[] methodAndTarget = on.split(" ", 2);
        if (methodAndTarget.length < 2) {
            throw new IllegalArgumentException("api: 'on' is like 'GET /path?name=value', not '" + on + "'");
        }
        String[] pathAndQuery = methodAndTarget[1].split("\\?", 2);
        Asked pattern = new Asked(
                methodAndTarget[0],
                pathAndQuery[0],
                pathAndQuery.length == 2 ? pathAndQuery[1] : null,
                Map.of(),
                new byte[0]);
        Map<String, String> headers = fields.textsByName("with_headers");
        List<String> bodyParts = fields.has("with_body") ? bodyParts(fields.take("with_body")) : List.of();
        Integer step = fields.has("step") ? fields.number("step", 0).intValue() : null;
        List<Answer> answers = new ArrayList<>();
        if (fields.has("answers")) {
            for (Object answer : fields.list("answers")) {
                Fields one = new Fields("answers of " + on, answer);
                int times = one.number("times", 1).intValue();
                Answer read = Answer.of(one, baseUrl);
                one.end();
                for (int i = 0; i < times; i++) {
                    answers.add(read);
                }
            }
        } else {
            answers.add(Answer.of(fields, baseUrl));
        }
        fields.end();
        return new Route(
                pattern.method(),
                pattern.path(),
                new LinkedHashMap<>(pattern.parameters()),
                headers,
                bodyParts,
                step,
                List.copyOf(answers));
    }

    private static List<String> bodyParts(@Nullable Object given) {
        return given instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(given));
    }

    boolean fits(Asked asked, int inStep) {
        return (method.equals("*") || method.equals(asked.method()))
                && (step == null || step == inStep)
                && pathFits(asked.path())
                && asked.parameters().entrySet().containsAll(parameters.entrySet())
                && asked.headers().entrySet().containsAll(headers.entrySet())
                && bodyParts.stream().allMatch(asked.bodyText()::contains);
    }

    private boolean pathFits(String asked) {
        return path.endsWith("*") ? asked.startsWith(path.substring(0, path.length() - 1)) : path.equals(asked);
    }
}
