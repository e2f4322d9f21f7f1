package dev.cairn.workbench.pip;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cairn.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The list of all packages that an index has. It may have tens of megabytes, of which little is in memory at a time. */
final class ProjectNames {

    private ProjectNames() {}

    /**
     * Reads the list.
     *
     * @param names hears of each package
     */
    static void read(String type, InputStream body, Consumer<PackageName> names) throws IOException {
        if (ProjectPage.isJson(type)) {
            ofJson(body, names);
        } else if (ProjectPage.isHtml(type)) {
            ofHtml(body, names);
        } else {
            throw new IndexException("its type is '" + type + "'");
        }
    }

    private static void ofJson(InputStream body, Consumer<PackageName> names) throws IOException {
        try (JsonParser parser = Json.factory().createParser(body)) {
            boolean named = false;
            while (parser.nextToken() != null) {
                if (named && parser.currentToken() == JsonToken.VALUE_STRING) {
                    names.accept(PackageName.of(parser.getText()));
                }
                named = parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("name");
            }
        }
    }

    /** A link is to the page of a package, whose name is the last part of the address; its text may be anything. */
    private static void ofHtml(InputStream body, Consumer<PackageName> names) throws IOException {
        HtmlTags tags = new HtmlTags(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1 << 16));
        for (HtmlTags.Tag tag = tags.next(); tag != null; tag = tags.next()) {
            String link = tag.attribute("href");
            if (tag.name().equals("a") && link != null) {
                String path = link.strip().replaceFirst("[?#].*", "").replaceFirst("/$", "");
                names.accept(PackageName.of(IndexUrl.decoded(path.substring(path.lastIndexOf('/') + 1))));
            }
        }
    }
}
