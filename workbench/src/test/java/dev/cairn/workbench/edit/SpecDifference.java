package dev.cairn.workbench.edit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Whether a spec has become another in nothing but what a login needs. */
final class SpecDifference {

    private static final Set<String> OF_LOGINS = Set.of("client_id", "client_secret", "refresh_token");

    private SpecDifference() {}

    /** Empty where all is well. */
    static String of(Map<?, ?> before, Map<?, ?> after) {
        Map<?, ?> was = in(in(before, "spec"), "connection_specification");
        Map<?, ?> is = in(in(after, "spec"), "connection_specification");
        Map<Object, Object> added = new LinkedHashMap<>(in(is, "properties"));
        added.keySet().removeAll(in(was, "properties").keySet());
        Set<Object> required = new LinkedHashSet<>(list(is));
        required.removeAll(list(was));
        Map<Object, Object> others = new LinkedHashMap<>(in(is, "properties"));
        others.keySet().retainAll(in(was, "properties").keySet());
        if (!OF_LOGINS.containsAll(added.keySet()) || !OF_LOGINS.containsAll(required)) {
            return "more is asked for than a login needs: " + added.keySet() + required;
        }
        if (!others.equals(in(was, "properties"))) {
            return "what was asked for before is another: " + others;
        }
        boolean marked = added.entrySet().stream()
                .allMatch(property -> property.getKey().equals("client_id")
                        || Boolean.TRUE.equals(in(added, property.getKey()).get("airbyte_secret")));
        return marked ? "" : "secrets are not marked: " + added;
    }

    private static List<?> list(Map<?, ?> schema) {
        return schema.get("required") instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> in(Map<?, ?> map, Object key) {
        return Objects.requireNonNullElse(map.get(key), Map.of()) instanceof Map<?, ?> inner ? inner : Map.of();
    }
}
