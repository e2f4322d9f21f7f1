package dev.cairn.workbench.timeline;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes timelines as one HTML file that needs nothing else. */
public final class TimelineDocument {

    private TimelineDocument() {}

    /**
     * The pictures of what syncs printed, one below the other, on the same scale.
     *
     * @param outputs the outputs, lines of the Airbyte protocol
     * @throws InvalidDocumentException if a line is no message
     * @throws IOException if a file cannot be read
     */
    public static String html(List<Path> outputs) throws IOException {
        List<Timeline> timelines = new ArrayList<>();
        for (Path output : outputs) {
            timelines.add(Timeline.of(String.valueOf(output.getFileName()), events(output)));
        }
        return of(timelines);
    }

    /** What is no file, such as a pipe, can be read once only: then less is known of which records come again. */
    private static List<TimelineEvent> events(Path output) throws IOException {
        Map<String, String> cursorFields = Map.of();
        if (Files.isRegularFile(output)) {
            try (BufferedReader lines = Files.newBufferedReader(output)) {
                cursorFields = SyncOutput.cursorFields(lines);
            }
        }
        try (BufferedReader lines = Files.newBufferedReader(output)) {
            return SyncOutput.events(output.toString(), cursorFields, lines);
        }
    }

    /** The pictures as a document. */
    static String of(List<Timeline> timelines) {
        String data = Json.write(timelines.stream().map(Timeline::toJson).toList());
        return resource("timeline.html")
                .replace("/* timeline.css */", resource("timeline.css"))
                .replace("/* timeline.js */", resource("timeline.js"))
                // Nothing in it can end the element that it stands in.
                .replace("/* data */", data.replace("<", "\\u003c"));
    }

    /** A file of the picture, {@code timeline.js} or {@code timeline.css}, for pages of others. */
    public static String resource(String name) {
        return DocumentFiles.packaged(TimelineDocument.class, name);
    }
}
