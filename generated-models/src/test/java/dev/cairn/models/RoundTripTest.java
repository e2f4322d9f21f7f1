package dev.cairn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What is written of a model, read again, is equal to it: for every type, in several variants, with each version of Jackson. */
class RoundTripTest {

    private static final ObjectMapper JACKSON_2 = new ObjectMapper();
    private static final JsonMapper JACKSON_3 = JsonMapper.builder().build();

    /** Every generated type that has values: records, enums, unions, and the alternatives of mixed types. */
    static List<Class<?>> types() throws IOException, URISyntaxException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        Path folder = Path.of(DeclarativeSourceModel.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("dev/cairn/models");
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".class"))
                    .sorted()
                    .toList();
            for (String name : names) {
                Class<?> type = Class.forName("dev.cairn.models." + name.replaceFirst("\\.class$", ""));
                if (JsonModel.class.isAssignableFrom(type) && type != JsonModel.class && !type.isAnonymousClass()) {
                    types.add(type);
                }
            }
        }
        assertTrue(types.size() > 200, "only " + types.size() + " types in " + folder);
        return types;
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsWrittenIsReadAgain(Class<?> type) throws Exception {
        Class<?> readable = Samples.readableType(type);
        for (Object sample : Samples.of(type)) {
            assertEquals(sample, Samples.read(readable, ((JsonModel) sample).toJson()), "plain");
            String json = JACKSON_2.writeValueAsString(sample);
            assertEquals(sample, JACKSON_2.readValue(json, readable), "Jackson 2");
            assertEquals(json, JACKSON_3.writeValueAsString(sample));
            assertEquals(sample, JACKSON_3.readValue(json, readable), "Jackson 3");
        }
    }
}
