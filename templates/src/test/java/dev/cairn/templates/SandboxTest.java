package dev.cairn.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile templates end with our own exception, in bounded time and memory. */
class SandboxTest {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final Map<String, Object> CONFIG = Map.of("l", List.of(1L, 2L, 3L), "s", "a".repeat(200) + "!");
    private static final Scope SCOPE = name -> "config".equals(name) ? CONFIG : Scope.UNDEFINED;

    private final Templates templates = new Templates(CLOCK, new Random(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ 'a' * 999999999 }}",
                "{{ [1] * 999999999 }}",
                "{{ 9 ** 9999999 }}",
                "{{ (10 ** 20000) * (10 ** 20000) }}",
                "{{ '%999999999d' % 1 }}",
                "{{ '{:999999999}'.format(1) }}",
                "{{ 'a'.center(999999999) }}",
                "{{ 'a' | indent(999999999) }}",
                "{{ '1' | batch(999999999, 'x') | list }}",
                "{{ lipsum(999999999) }}",
                "{{ config.s | regex_search('(a*)(a*)(a*)(a*)(a*)b') }}",
                "{{ config.s | regex_search('(a*)*(\\\\1)*b') }}",
                "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
                "{% for a in config.l recursive %}{{ loop(config.l) }}{% endfor %}",
                "{% set x = namespace(v='ab') %}{% for a in config.s %}{% set x.v = x.v ~ x.v %}{% endfor %}{{ x.v }}",
                "{% set x = namespace(v=[1]) %}{% for a in config.s %}{% set x.v = [x.v, x.v] %}{% endfor %}{{ x.v }}",
                "{% for a in config.s %}{% for b in config.s %}{% for c in config.s %}{% for d in config.s %}{% endfor %}"
                        + "{% endfor %}{% endfor %}{% endfor %}",
                "{% set l = [1] %}{% for a in l %}{% set ignored = l.append(1) %}{% endfor %}",
                "{% block b %}{{ self.b() }}{% endblock %}",
                "{{ config.s | replace('', config.s) | replace('', config.s) | replace('', config.s) }}"
            })
    void hostileTemplateEndsWithAnError(String text) {
        assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThrows(
                        TemplateException.class, () -> templates.compile(text).evaluate(SCOPE), text));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void deepNestingIsRefused(int depth) {
        assertThrows(
                TemplateException.class,
                () -> templates.compile("{{ " + "(".repeat(depth) + "1" + ")".repeat(depth) + " }}"));
        assertThrows(TemplateException.class, () -> templates.compile("{{ " + "-".repeat(depth) + "1 }}"));
        assertThrows(TemplateException.class, () -> templates.compile("{{ 1" + " + 1".repeat(depth) + " }}"));
        assertThrows(TemplateException.class, () -> templates.compile("{{ 1" + "|abs".repeat(depth) + " }}"));
        assertThrows(
                TemplateException.class,
                () -> templates.compile("{% if 1 %}".repeat(depth) + "{% endif %}".repeat(depth)));
    }

    @Test
    void valueInsideItselfIsPrintedWithDots() {
        assertEquals(
                "[1, [...]]!",
                templates
                        .compile("{% set l = [1] %}{% set ignored = l.append(l) %}{{ l }}!")
                        .evaluate(SCOPE));
    }

    @Test
    void nothingOfJavaIsSeen() {
        for (String name : new String[] {"class", "getClass()", "size()", "isEmpty()", "__class__", "hashCode"}) {
            Template template = templates.compile("{{ config." + name + " }}", TemplateOptions.PLAIN);
            assertEquals(null, template.evaluate(SCOPE), name);
        }
    }

    @Test
    void randomTextNeverFailsInAnotherWay() {
        Random random = new Random(42);
        String[] pieces = {
            "{{ ",
            " }}",
            "{% for x in ",
            " %}",
            "{% endfor %}",
            " * 1000000",
            " ** 99999",
            "'a'",
            "[1]",
            "|list",
            "|join",
            "config.l",
            "|tojson",
            "|regex_search('(a+)+$')",
            ".center(99999)",
            "|map('upper')",
            "config",
            "%s",
            " % ",
            "|urlize",
            "|pprint",
            "x",
            "(",
            ")",
            "[",
            "]",
            "not ",
            "-",
            "{% if ",
            "{% endif %}",
            "{#",
            "#}",
            "\n",
            "é",
            "\ud83d",
            "{% set a = ",
            "1.5e",
            "\\",
            "'",
            ":",
            ",",
            "{",
            "}",
            "is ",
            "in ",
            "|default(",
            "now_utc()",
            "duration('P1M')"
        };
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "{{ " : "");
            int length = random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            text.append(random.nextBoolean() ? " }}" : "");
            try {
                templates.compile(text.toString()).evaluate(SCOPE);
            } catch (TemplateException e) {
                // The only exception that may come.
            }
        }
    }
}
