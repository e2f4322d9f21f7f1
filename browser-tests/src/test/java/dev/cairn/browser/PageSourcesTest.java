package dev.cairn.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JavaScript of the author's page is laid out alike, and uses no name that is not there. Needs no browser. */
class PageSourcesTest {

    @Test
    void pageHasNoFault() throws IOException {
        assertEquals(List.of(), PageSources.ofPage().faults());
    }

    /** The check of the page is not blind, for example since a file could not be parsed. */
    @Test
    void faultThatIsPlantedInThePageIsFound() throws IOException {
        List<String> faults = PageSources.ofPage()
                .with("ui.js", "addEventListener(\"click\", () => mistyped(1));\n")
                .faults();
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.get(0).endsWith("variable mistyped is undeclared"), faults.toString());
    }

    @Test
    void eachKindOfFaultIsFound() {
        String faulty = """
                import { first, second } from "./other.js";
                import { odd } from "kit";

                const unused = 1;

                export function nobody(given) {
                  const local = 1;
                   return mistyped + first(given, odd);
                }\s


                export function called(one, other) {
                  return `${nobody(one + other)} and ${laterMistyped}`;
                }
                """ + "// " + "x".repeat(138) + "\n";
        Map<String, String> own = Map.of("faulty.js", faulty, "other.js", """
                import { called } from "./faulty.js";

                export const first = (one, other) => called(one, other);
                export const second = 2;
                """);
        Map<String, String> vendored = Map.of("vendor/kit/index.js", "const one = 1;\nexport { one as odd };\n");
        assertEquals(
                List.of(
                        "faulty.js:8: the indentation is odd",
                        "faulty.js:9: a tab, or a blank at the end",
                        "faulty.js:10: two empty lines",
                        "faulty.js:15: the line is longer than 140",
                        "faulty.js: the import second is not used",
                        "faulty.js: unused is not used",
                        "faulty.js: nobody is exported, and no other file imports it",
                        "faulty.js:4: Value assigned to local variable unused is never read",
                        "faulty.js:7: Value assigned to local variable local is never read",
                        "faulty.js:8: variable mistyped is undeclared",
                        "faulty.js:13: variable laterMistyped is undeclared"),
                new PageSources(own, vendored, Map.of("kit", "vendor/kit/index.js")).faults());
    }

    @Test
    void importsLeadToWhatIsThere() {
        Map<String, String> own = Map.of("page.js", """
                import { there, absent } from "./other.js";

                there(absent);
                """, "other.js", "export const there = (one) => one;\n");
        assertEquals(
                List.of("page.js:1: Requested module does not have an export \"absent\"."),
                new PageSources(own, Map.of(), Map.of()).faults());
        assertEquals(
                List.of("page.js:1: Failed to load module \"./gone.js\""),
                new PageSources(Map.of("page.js", "import { one } from \"./gone.js\";\n\none();\n"), Map.of(), Map.of())
                        .faults());
    }

    @Test
    void whatIsNoJavaScriptIsNamed() {
        List<String> faults = new PageSources(Map.of("page.js", "const a = ;\n"), Map.of(), Map.of()).faults();
        assertEquals("page.js:1: Parse error. primary expression expected", faults.get(faults.size() - 1));
    }
}
