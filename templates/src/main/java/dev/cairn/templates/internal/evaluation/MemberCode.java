package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.call.Calls;
import dev.cairn.templates.internal.call.Method;
import dev.cairn.templates.internal.method.Attributes;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.value.MappingWithAttributes;
import dev.cairn.templates.value.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes, elements and method calls, with short ways for dicts and strings. Thread-safe. */
final class MemberCode {

    private MemberCode() {}

    static Code attribute(Code target, String name) {
        boolean plain = !name.startsWith("_") && Attributes.methodOf(Map.of(), name) == null;
        if (!plain) {
            return frame -> Attributes.get(target.value(frame), name);
        }
        return frame -> {
            Object value = target.value(frame);
            return value instanceof Map<?, ?> dict && !(dict instanceof MappingWithAttributes)
                    ? element(dict, name)
                    : Attributes.get(value, name);
        };
    }

    static Code item(Code target, String key) {
        return frame -> {
            Object value = target.value(frame);
            if (value instanceof Map<?, ?> dict && !(dict instanceof MappingWithAttributes)) {
                Object element = dict.get(key);
                if (element != null) {
                    return element;
                }
            }
            return Attributes.item(value, key);
        };
    }

    private static @Nullable Object element(Map<?, ?> dict, String name) {
        Object element = dict.get(name);
        return element != null || dict.containsKey(name) ? element : Undefined.element(dict, name);
    }

    /** {@code target.name(arguments)}, without making an object of the method where the type is a usual one. */
    static Code methodCall(Code target, String name, ArgumentsCode arguments) {
        if ("get".equals(name) && (arguments.plainCount() == 1 || arguments.plainCount() == 2)) {
            return get(target, arguments);
        }
        return anyMethodCall(target, name, arguments);
    }

    /** {@code target.get(key, default)}, which templates are full of. */
    private static Code get(Code target, ArgumentsCode arguments) {
        Code key = arguments.plain(0);
        Code otherwise = arguments.plainCount() == 2 ? arguments.plain(1) : frame -> null;
        return frame -> {
            Object value = target.value(frame);
            if (value instanceof Map<?, ?> dict && !(dict instanceof MappingWithAttributes)) {
                Object found = Dicts.get(dict, key.value(frame));
                // The default is computed in any case, as an argument is.
                Object fallback = otherwise.value(frame);
                return found == Missing.VALUE ? fallback : found;
            }
            return call(frame, value, "get", null, arguments);
        };
    }

    private static Code anyMethodCall(Code target, String name, ArgumentsCode arguments) {
        Method ofDict = Attributes.methodOf(Map.of(), name);
        Method ofString = Attributes.methodOf("", name);
        Method ofList = Attributes.methodOf(List.of(), name);
        return frame -> {
            Object value = target.value(frame);
            Method method = null;
            if (value instanceof String) {
                method = ofString;
            } else if (value instanceof Map && !(value instanceof MappingWithAttributes)) {
                method = ofDict;
            } else if (value instanceof ArrayList) {
                method = ofList;
            }
            return call(frame, value, name, method, arguments);
        };
    }

    private static @Nullable Object call(
            StackFrame frame, @Nullable Object value, String name, @Nullable Method known, ArgumentsCode arguments) {
        Evaluation evaluation = frame.run().evaluation();
        if (value != null && !name.startsWith("_")) {
            Method method = known == null ? Attributes.methodOf(value, name) : known;
            if (method != null) {
                return method.call(evaluation, value, arguments.evaluate(frame));
            }
        }
        return Calls.call(evaluation, Attributes.get(value, name), arguments.evaluate(frame));
    }
}
