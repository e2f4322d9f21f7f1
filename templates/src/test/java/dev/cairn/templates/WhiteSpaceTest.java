package dev.cairn.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Jinja does with white space around tags, line ends and raw blocks. */
class WhiteSpaceTest {

    private static @Nullable Object evaluate(String text) {
        Scope scope = name -> Scope.UNDEFINED;
        return new Templates(Clock.systemUTC()).compile(text).evaluate(scope);
    }

    @Test
    void hyphensStripOnTheirSide() {
        assertEquals("a1b", evaluate("a {{- 1 -}} b"));
        assertEquals("a 1b", evaluate("a {{ 1 -}} b"));
        assertEquals("a 1 b", evaluate("a {%+ if true %}1{% endif +%} b"));
        assertEquals("ab", evaluate("a {#- c -#} b"));
    }

    @Test
    void oneLineEndAtTheEndIsDropped() {
        assertEquals("a", evaluate("a\n"));
        assertEquals("a\n", evaluate("a\n\n"));
        assertEquals("a\nb", evaluate("a\r\nb\r\n"));
    }

    @Test
    void rawBlocksAreText() {
        assertEquals(" {{ x }} ", evaluate("{% raw %} {{ x }} {% endraw %}"));
        assertEquals("{{ x }}", evaluate("{% raw -%} {{ x }} {%- endraw %}"));
    }

    @Test
    void bracesMayNestInAnExpression() {
        assertEquals(1L, evaluate("{{ {'a': {'b': 1}}['a']['b'] }}"));
        assertEquals("}}", evaluate("{{ '}}' }}"));
    }
}
