package dev.cairn.templates;

import dev.cairn.templates.internal.value.PyDict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping whose keys and values may be templates. Keys become text, values keep their type; values that are no text
 * stay as they are. Source: {@code InterpolatedMapping} of the Python CDK. Thread-safe.
 */
final class MappingTemplate {

    /** A member; its value is a template or, where that is null, a constant. */
    private record Member(
            CompiledTemplate key,
            @Nullable CompiledTemplate template,
            @Nullable Object constant) {}

    private final List<Member> members;

    private MappingTemplate(List<Member> members) {
        this.members = List.copyOf(members);
    }

    static MappingTemplate of(Map<String, ? extends @Nullable Object> mapping, Templates templates) {
        TemplateOptions ofKeys = TemplateOptions.PLAIN.withValidTypes(Set.of(ValueType.STR));
        List<Member> members = new ArrayList<>();
        mapping.forEach((key, value) -> members.add(new Member(
                templates.compiled(key, ofKeys),
                value instanceof String text ? templates.compiled(text, TemplateOptions.PLAIN) : null,
                value)));
        return new MappingTemplate(members);
    }

    /**
     * Evaluates all keys and values, with Python's own types.
     *
     * @return the values in order; a later key wins over an equal earlier one
     * @throws TemplateException if one of the templates fails
     */
    PyDict evaluatePython(Scope scope) {
        PyDict result = new PyDict();
        for (Member member : members) {
            Object key = member.key().evaluatePython(scope);
            CompiledTemplate template = member.template();
            result.set(key, template == null ? member.constant() : template.evaluatePython(scope));
        }
        return result;
    }
}
