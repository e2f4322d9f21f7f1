package dev.cairn.codegen.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jsonschema2pojo.DefaultGenerationConfig;
import org.jsonschema2pojo.util.NameHelper;
import org.junit.jupiter.api.Test;

class PropertyNamesTest {

    private static final String LETTERS = "abCDz019_- .$:/@#é";

    private final NameHelper oracle = new NameHelper(new DefaultGenerationConfig());

    @Test
    void namesAreThoseOfJsonschema2pojo() {
        Stream<String> written = Stream.of(
                "name",
                "Name",
                "NAME",
                "first_name",
                "first-name",
                "first name",
                "FIRST_NAME",
                "firstName",
                "FirstName",
                "class",
                "default",
                "2d",
                "a2d",
                "_id",
                "__typename",
                "$ref",
                "$",
                "@type",
                "x.y",
                "x:y",
                "a_1_b",
                "URL",
                "HTTPServer",
                "iOS",
                "é",
                "naïve",
                "a__b",
                "trailing_",
                "-x",
                " x",
                "x ",
                "a/b",
                "#",
                "foo$bar");
        List<String> different = new ArrayList<>();
        Stream.concat(written, random().stream()).forEach(name -> {
            if (name.matches("[^a-zA-Z0-9$]+")) {
                // Nothing is left of such a name: jsonschema2pojo fails, or calls it "__".
                return;
            }
            String wanted = oracle.getPropertyName(name, JsonNodeFactory.instance.objectNode());
            String actual = Identifiers.PropertyNames.of(name);
            if (!actual.equals(wanted)) {
                different.add(name + ": " + actual + " and not " + wanted);
            }
        });
        assertEquals(List.of(), different);
    }

    private static List<String> random() {
        Random random = new Random(16);
        List<String> names = new ArrayList<>();
        for (int count = 0; count < 5000; count++) {
            StringBuilder name = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            names.add(name.toString());
        }
        return names;
    }
}
