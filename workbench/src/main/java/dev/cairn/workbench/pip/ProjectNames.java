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
     * @throws IOException if it is no such list; a list of no packages is one in JSON, and no list in HTML, where any page would be
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
            boolean listed = false;
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("projects")) {
                        listed = true;
                        projects(parser, names);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
            if (!listed || parser.nextToken() != null) {
                throw new IndexException("it is JSON, but has no list 'projects'");
            }
        }
    }

    private static void projects(JsonParser parser, Consumer<PackageName> names) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new IndexException("a member of its list 'projects' is no object");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("name")) {
                    names.accept(PackageName.of(parser.getText()));
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    /** A link is to the page of a package, whose name is the last part of the address; its text may be anything. */
    private static void ofHtml(InputStream body, Consumer<PackageName> names) throws IOException {
        HtmlTags tags = new HtmlTags(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1 << 16));
        boolean linked = false;
        for (HtmlTags.Tag tag = tags.next(); tag != null; tag = tags.next()) {
            String link = tag.attribute("href");
            if (tag.name().equals("a") && link != null) {
                linked = true;
                String path = link.strip().replaceFirst("[?#].*", "").replaceFirst("/$", "");
                names.accept(PackageName.of(IndexUrl.decoded(path.substring(path.lastIndexOf('/') + 1))));
            }
        }
        if (!linked) {
            throw new IndexException("it is HTML without a link to a package");
        }
    }
}
