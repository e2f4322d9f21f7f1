package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated doesn't depend on the locale. */
class SameEverywhereTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG", "th-TH-u-nu-thai"})
    void theLocaleMakesNoDifference(String locale) {
        Locale.setDefault(Locale.ROOT);
        Map<String, String> expected = generate();
        Locale.setDefault(Locale.forLanguageTag(locale));

        assertEquals(expected, generate());
    }

    private static Map<String, String> generate() {
        Path golden = Path.of("src/test/golden").toAbsolutePath();
        return new CodeGenerator(SameEverywhereTest.class.getClassLoader())
                .generate(new GenerationRequest(
                        SchemaInputs.of(
                                List.of(golden.resolve("breadth/schema.yaml"), golden.resolve("objects/schema.yaml"))),
                        golden,
                        "com.example",
                        JavaOptions.BUILDERS,
                        true,
                        false,
                        TypeOptions.DEFAULT,
                        List.of(),
                        false))
                .sources();
    }
}
