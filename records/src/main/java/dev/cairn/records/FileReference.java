package dev.cairn.records;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a record; the platform fetches it from the staging folder.
 *
 * @param stagingFileUrl where the file is, as an absolute path
 * @param sourceFileRelativePath the stream's name and the file's own path
 * @param fileSizeBytes how large it is
 */
public record FileReference(String stagingFileUrl, String sourceFileRelativePath, long fileSizeBytes) {

    /** As it stands in a RECORD message. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("staging_file_url", stagingFileUrl);
        json.put("source_file_relative_path", sourceFileRelativePath);
        json.put("file_size_bytes", fileSizeBytes);
        return json;
    }
}
