package dev.cairn.codegen.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConstantsTest {

    @TempDir
    private Path folder;

    @Test
    void itMakesNoDifferenceHowTextsArePutTogether() throws IOException {
        List<String> expected = List.of("\"'\"", "\", found '\"", "\"expected \"");

        assertEquals(expected, constants("-XDstringConcat=inline"));
        assertEquals(expected, constants("-XDstringConcat=indyWithConstants"));
    }

    private List<String> constants(String option) throws IOException {
        Path source = Files.writeString(folder.resolve("A.java"), """
                class A {
                    String of(int a, String b) {
                        return "expected " + a + ", found '" + b + "'";
                    }
                }
                """);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, option, source.toString()));
        try (InputStream in = Files.newInputStream(folder.resolve("A.class"))) {
            return Constants.of(in);
        }
    }
}
