package dev.cairn.codegen.schema;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Copies of documents that others refer to by their addresses.
 *
 * @param folders where they lie
 */
public record DocumentCopies(List<Path> folders) {

    public DocumentCopies {
        folders = List.copyOf(folders);
    }

    /** A file whose path is the end of an address: for {@code https://host/a/b} that's {@code a/b}, {@code a/b.json}, {@code b}… */
    public Optional<URI> of(URI address) {
        String path = String.valueOf(address.getPath()).replaceFirst("^/+", "");
        for (Path folder : folders) {
            for (String end = path; !end.isEmpty(); end = end.substring(end.indexOf('/') + 1)) {
                for (String ending : List.of("", ".json", ".yaml")) {
                    Path file = folder.resolve(end + ending).normalize();
                    if (file.startsWith(folder) && Files.isRegularFile(file)) {
                        return Optional.of(file.toUri());
                    }
                }
                if (end.indexOf('/') < 0) {
                    break;
                }
            }
        }
        return Optional.empty();
    }
}
