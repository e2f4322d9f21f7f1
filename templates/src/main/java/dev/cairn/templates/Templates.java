package dev.cairn.templates;

import dev.cairn.templates.internal.builtin.Filters;
import dev.cairn.templates.internal.builtin.Globals;
import dev.cairn.templates.internal.value.PyDict;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Compiles templates. What they give is what the reference, Airbyte's Python CDK, gives for the same text and variables.
 *
 * <p>The reference offers the variables {@code config} and {@code parameters} everywhere, and by field {@code stream_slice},
 * {@code record}, {@code response} and so on. {@code stream_interval} and {@code stream_partition} are other names for
 * {@code stream_slice} and are looked up under that name; a template that mentions {@code stream_state} fails. Immutable and
 * thread-safe.
 */
public final class Templates {

    private final Clock clock;
    private final RandomGenerator random;

    /** Templates that see a clock. */
    public Templates(Clock clock) {
        this(clock, new SecureRandom());
    }

    /**
     * Templates that see a clock and a source of randomness.
     *
     * @param random for {@code generate_uuid} and the like; must be thread-safe
     */
    public Templates(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * Compiles a template that is evaluated as {@code InterpolatedString} evaluates it.
     *
     * @throws TemplateException if it is malformed; it knows where
     */
    public Template compile(String text) {
        return compile(text, TemplateOptions.STRING);
    }

    /**
     * Compiles a template.
     *
     * @throws TemplateException if it is malformed; it knows where. A malformed default fails when it is needed.
     */
    public Template compile(String text, TemplateOptions options) {
        return compiled(text, options);
    }

    /** The names of the functions that every template may call, sorted. */
    public static List<String> functionNames() {
        return Globals.names();
    }

    /** The names of the filters that stand behind a {@code |}, sorted. */
    public static List<String> filterNames() {
        return Filters.names();
    }

    CompiledTemplate compiled(String text, TemplateOptions options) {
        return CompiledTemplate.of(text, options, clock, random);
    }

    /**
     * Compiles a mapping whose keys and values may be templates, as {@code InterpolatedMapping}.
     *
     * @throws TemplateException if one of them is malformed
     */
    MappingTemplate compileMapping(Map<String, ? extends @Nullable Object> mapping) {
        return MappingTemplate.of(mapping, this);
    }

    /**
     * Compiles a value with templates in any depth, as {@code InterpolatedNestedMapping}.
     *
     * @param value a plain JSON value
     * @throws TemplateException if one of the templates is malformed
     */
    NestedTemplate compileNested(@Nullable Object value) {
        return NestedTemplate.of(value, this);
    }

    /**
     * A mapping whose keys and values may be templates. Keys become text, values keep their type; values that are no text
     * stay as they are. Source: {@code InterpolatedMapping} of the Python CDK. Thread-safe.
     */
    static final class MappingTemplate {

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
}
