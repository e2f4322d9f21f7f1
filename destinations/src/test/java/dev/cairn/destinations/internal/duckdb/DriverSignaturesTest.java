package dev.cairn.destinations.internal.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What quick builds compile against is in the driver, too: see decision 188. */
class DriverSignaturesTest {

    private static final Path SIGNATURES = Path.of("src/main/signatures/org/duckdb");
    private static final Pattern METHOD = Pattern.compile("public abstract (\\w+ \\w+\\((?:\\w+)?)(?: \\w+)?\\)");

    @ParameterizedTest
    @ValueSource(classes = {DuckDBAppender.class, DuckDBConnection.class})
    void theDriverHasEachMethod(Class<?> type) throws IOException {
        Set<String> inDriver = Arrays.stream(type.getMethods())
                .map(DriverSignaturesTest::signature)
                .collect(Collectors.toSet());
        String source = Files.readString(SIGNATURES.resolve(type.getSimpleName() + ".java"));
        int methods = 0;
        for (Matcher method = METHOD.matcher(source); method.find(); methods++) {
            assertTrue(inDriver.contains(method.group(1) + ")"), method.group());
        }
        assertEquals(source.split("public abstract \\w+ ").length - 2, methods, "methods that were looked at");
    }

    private static String signature(Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", "));
        return method.getReturnType().getSimpleName() + " " + method.getName() + "(" + parameters + ")";
    }
}
