package dev.cairn.templates;

import dev.cairn.templates.internal.evaluation.Program;
import dev.cairn.templates.internal.syntax.MalformedTemplate;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Undefined;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A compiled template text, up to the point where its rendered text would be read as a literal. Thread-safe. */
final class TemplateText {

    static final String UNSUPPORTED = "stream_state";
    private static final Set<String> SLICE_ALIASES = Set.of("stream_interval", "stream_partition");

    private final String source;
    private final Program program;
    private final Clock clock;
    private final RandomGenerator random;
    private final String[] lookups;
    private final boolean unsupported;

    private TemplateText(String source, Program program, Clock clock, RandomGenerator random) {
        this.source = source;
        this.program = program;
        this.clock = clock;
        this.random = random;
        this.lookups = program.names().stream()
                .map(name -> SLICE_ALIASES.contains(name) ? "stream_slice" : name)
                .toArray(String[]::new);
        this.unsupported = source.contains(UNSUPPORTED);
    }

    static TemplateText compile(String source, Clock clock, RandomGenerator random) {
        return new TemplateText(source, program(source), clock, random);
    }

    /** @throws TemplateException if the text is malformed */
    static Program program(String source) {
        try {
            return Program.compile(source);
        } catch (MalformedTemplate e) {
            throw TemplateException.of(e);
        }
    }

    /** The result of a template that uses an undefined value in an operation: the default is evaluated then. */
    record UndefinedError(PythonException cause) {

        TemplateException failure() {
            return new TemplateException(String.valueOf(cause.getMessage()), -1, cause);
        }
    }

    String source() {
        return source;
    }

    /** The text as it renders, if it is plain; else null. */
    @Nullable
    String plainText() {
        return unsupported ? null : program.plainText();
    }

    /** The names looked up in the scope, without global functions. */
    Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < lookups.length; i++) {
            if (program.global(i) == null) {
                names.add(program.names().get(i));
            }
        }
        return names;
    }

    /**
     * Evaluates the text.
     *
     * @return the rendered text, or a value of which the rendered text is the print; or a {@link UndefinedError}
     * @throws TemplateException if the reference fails there
     */
    @Nullable
    Object evaluate(Scope scope) {
        if (unsupported) {
            throw TemplateException.unsupported(
                    "`stream_state` is not supported in templates; use `stream_interval`", source.indexOf(UNSUPPORTED));
        }
        String plain = program.plainText();
        if (plain != null) {
            return plain;
        }
        Program.Session session = program.start(clock, random, variables(scope));
        try {
            return program.isSingle() ? printed(session.single()) : session.render();
        } catch (PythonException e) {
            return recover(e);
        } catch (StackOverflowError e) {
            throw new TemplateException("the template recurses too deeply", -1, null);
        }
    }

    private Object recover(PythonException e) {
        return switch (e.kind()) {
            case UNDEFINED -> new UndefinedError(e);
            // The reference takes a text that fails this way for no template at all.
            case TYPE -> source;
            case VALUE, KEY, INDEX, ATTRIBUTE, ZERO_DIVISION, OVERFLOW, ASSERTION, RUNTIME, SECURITY, TEMPLATE, LIMIT ->
                throw new TemplateException(String.valueOf(e.getMessage()), -1, e);
        };
    }

    /** Keeps values whose literal is known without their text; others are printed. */
    private static @Nullable Object printed(@Nullable Object value) {
        if (value instanceof Undefined) {
            return "";
        }
        if (value instanceof Markup markup) {
            return markup.text();
        }
        return switch (PyType.of(value)) {
            case NONE, BOOL, INT, FLOAT, STR, LIST, TUPLE, DICT -> value;
            case COMPLEX, MARKUP, BYTES, SET, DATETIME, DATE, TIME, TIMEDELTA, DURATION, OBJECT -> Text.str(value);
        };
    }

    private @Nullable Object[] variables(Scope scope) {
        @Nullable Object[] values = new Object[lookups.length];
        for (int i = 0; i < lookups.length; i++) {
            Object value = scope.lookUp(lookups[i]);
            if (value == Scope.UNDEFINED) {
                value = program.global(i);
                if (value == null) {
                    throw undeclared(scope);
                }
            }
            values[i] = value;
        }
        return values;
    }

    private TemplateException undeclared(Scope scope) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < lookups.length; i++) {
            if (program.global(i) == null && scope.lookUp(lookups[i]) == Scope.UNDEFINED) {
                names.add(program.names().get(i));
            }
        }
        return new TemplateException("undeclared variables: " + String.join(", ", names), -1, null);
    }
}
