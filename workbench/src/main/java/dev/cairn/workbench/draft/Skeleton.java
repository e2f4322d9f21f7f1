package dev.cairn.workbench.draft;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.json.Json;
import org.jspecify.annotations.Nullable;

/** A manifest that is valid, and in which nothing of an API stands yet. */
public final class Skeleton {

    private static final String STREAM = "my_stream";

    private Skeleton() {}

    /**
     * The manifest's text, with a comment at each place where something is to be written.
     *
     * @param stream the stream's name; null for one that is to be changed
     */
    public static String text(@Nullable String stream) {
        String text = DocumentFiles.packaged(Skeleton.class, "skeleton.yaml");
        if (stream == null) {
            return text;
        }
        String name = stream.matches("[A-Za-z]\\w*") ? stream : Json.write(stream);
        return text.replace("[" + STREAM + "]", "[" + name + "]")
                .replace("name: " + STREAM, "name: " + name)
                .replace("--stream " + STREAM, "--stream " + name);
    }
}
